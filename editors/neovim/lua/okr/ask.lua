-- How the server is asked for things.

local say = require('okr.say')
local server = require('okr.server')

local M = {}

-- Has the server run one of its commands; `done` gets what went wrong, or what it answers.
function M.try(client, command, argument, done)
  local provider = client.server_capabilities.executeCommandProvider or {}
  if not vim.tbl_contains(provider.commands or {}, command) then
    return done('this okr-ls is too old for that; install the one that came with the plugin')
  end
  local params = { command = command, arguments = { argument } }
  server.call(client, 'request', 'workspace/executeCommand', params, function(problem, result)
    done(problem and (problem.message or tostring(problem)), result ~= vim.NIL and result or nil)
  end)
end

-- The same for a person, who is told what went wrong; `done` gets the answer.
function M.run(client, command, argument, done)
  M.try(client, command, argument, function(problem, result)
    if problem then
      return say.warn('%s', problem)
    end
    done(result)
  end)
end

-- The same at once, for what cannot wait, such as the completion of a command; nil where there is no answer.
function M.now(client, command, argument)
  local answer, waiting = nil, true
  M.try(client, command, argument, function(_, result)
    answer, waiting = result, false
  end)
  vim.wait(1000, function()
    return not waiting
  end, 5)
  return answer
end

-- The server of the buffer; says so where there is none.
function M.here()
  local client = server.client(vim.api.nvim_get_current_buf())
  if not client then
    say.warn(vim.bo.filetype == 'okr' and 'no server runs here; `:checkhealth okr` tells why' or 'this is no OKR document')
  end
  return client
end

-- The cursor, as requests name it.
function M.place(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

-- A server that can be asked about no document in particular: one that runs, else a new one, which is waited for. Says
-- so where there is none.
function M.any()
  local client = server.client(vim.api.nvim_get_current_buf()) or server.client()
  if not client then
    local missing = server.missing()
    if missing then
      say.warn('%s is not installed or not on the PATH; `:checkhealth okr` tells more', missing)
      return nil
    end
    client = server.start_alone()
  end
  local ready = client and vim.wait(5000, function()
    return client.initialized
  end, 10)
  if not ready then
    say.warn('the server does not start; `:Okr log` tells more')
    return nil
  end
  return client
end

return M
