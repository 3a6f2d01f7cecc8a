-- The server: where it is, how it is started in each version of Neovim, and how it is asked for things.

local paths = require('okr.paths')
local say = require('okr.say')
local settings = require('okr.settings')

local M = {}

M.name = 'okr_ls'

-- The one on the PATH, else the one that was built in this clone.
local function executable()
  if vim.fn.executable('okr-ls') == 0 and paths.exists(paths.built_server) then
    return paths.built_server
  end
  return 'okr-ls'
end

-- What `lsp/okr_ls.lua` tells Neovim.
function M.defaults()
  return vim.tbl_deep_extend('force', {
    cmd = { executable() },
    filetypes = { 'okr', 'toml' },
    -- Of TOML only the configuration: without a word to `start` there is no server.
    root_dir = function(buffer, start)
      local path = vim.api.nvim_buf_get_name(buffer)
      if vim.bo[buffer].filetype == 'okr' or vim.fs.basename(path) == 'okr.toml' then
        start(paths.above(path ~= '' and vim.fs.dirname(path) or vim.fn.getcwd(), { 'okr.toml', '.git' }))
      end
    end,
  }, settings.get('server'))
end

-- With what the person has set by `vim.lsp.config`, which came with Neovim 0.11.
function M.config()
  return vim.lsp.config and vim.lsp.config[M.name] or vim.tbl_extend('keep', M.defaults(), { name = M.name })
end

-- The program that would be started and is not there; nil where all is well, or nobody can know.
function M.missing()
  local cmd = M.config().cmd
  return type(cmd) == 'table' and vim.fn.executable(cmd[1]) == 0 and cmd[1] or nil
end

-- Calls a method of a client: they take the client since Neovim 0.11.
local function call(client, method, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[method](client, ...)
  end
  return client[method](...)
end

-- The running server: that of the buffer, or without one any.
function M.client(buffer)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get({ name = M.name, bufnr = buffer })[1]
end

-- What a server for that folder is started with.
local function config_for(root)
  local config = vim.deepcopy(M.config())
  config.root_dir = root
  if not vim.lsp.config then
    local abilities = vim.lsp.protocol.make_client_capabilities()
    config.capabilities = vim.tbl_deep_extend('force', abilities, config.capabilities or {})
  end
  return config
end

-- Does for Neovim 0.9 and 0.10 what `vim.lsp.enable` does since 0.11.
local function start_before_0_11(buffer)
  M.config().root_dir(buffer, function(root)
    vim.lsp.start(config_for(root), {
      bufnr = buffer,
      reuse_client = function(client)
        return client.name == M.name and client.config.root_dir == root
      end,
    })
  end)
end

-- Has Neovim look again which servers the buffer should have.
local function reconsider(buffer)
  if not vim.lsp.enable then
    return start_before_0_11(buffer)
  end
  vim.api.nvim_exec_autocmds('FileType', { group = 'nvim.lsp.enable', buffer = buffer, modeline = false })
end

-- Whether Neovim starts the server by itself.
local function is_enabled()
  return vim.lsp.is_enabled ~= nil and vim.lsp.is_enabled(M.name)
end

-- Starts the server for the buffer. Neovim tells only its log of one that it cannot find; a person would wait for
-- findings that never come.
function M.attach(buffer)
  local enabled = is_enabled()
  if not enabled and not settings.get('lsp') then
    return
  end
  local missing = M.missing()
  if missing then
    say.warn_once('no findings, %s is not installed or not on the PATH; `:checkhealth okr` tells more', missing)
    return
  end
  if not enabled then
    if vim.lsp.enable then
      vim.lsp.enable(M.name)
    end
    reconsider(buffer)
  end
end

-- Every document that is open.
function M.buffers()
  return vim.tbl_filter(function(buffer)
    return vim.api.nvim_buf_is_loaded(buffer)
      and (vim.bo[buffer].filetype == 'okr' or vim.fs.basename(vim.api.nvim_buf_get_name(buffer)) == 'okr.toml')
  end, vim.api.nvim_list_bufs())
end

-- Calls `done` when no server runs any more; one that does not end by itself is killed.
local function stop(done)
  local clients = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = M.name })
  for _, client in ipairs(clients) do
    call(client, 'stop')
  end
  local waited = 0
  local function look()
    local left = vim.tbl_filter(function(client)
      return not call(client, 'is_stopped')
    end, clients)
    if #left == 0 then
      return done()
    end
    waited = waited + 50
    if waited == 2000 then
      for _, client in ipairs(left) do
        call(client, 'stop', true)
      end
    end
    vim.defer_fn(look, 50)
  end
  look()
end

-- Ends the server and starts it for every document that is open; `done` is called in between.
function M.restart(done)
  stop(function()
    for _, buffer in ipairs(M.buffers()) do
      if is_enabled() then
        reconsider(buffer)
      else
        M.attach(buffer)
      end
    end
    if done then
      done()
    end
  end)
end

-- A server that can be asked, for what is about no buffer: one that runs, else a new one. It serves this folder's
-- documents later. Waits for it; nil where there is none.
function M.any()
  local client = M.client(vim.api.nvim_get_current_buf()) or M.client()
  if not client then
    local missing = M.missing()
    if missing then
      say.warn('%s is not installed or not on the PATH; `:checkhealth okr` tells more', missing)
      return nil
    end
    local config = config_for(paths.above(vim.fn.getcwd(), { 'okr.toml', '.git' }))
    -- `attach` came with Neovim 0.11, `start_client` goes after it.
    local id = vim.lsp.enable and vim.lsp.start(config, { attach = false }) or vim.lsp.start_client(config)
    client = id and vim.lsp.get_client_by_id(id)
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

-- Has the server run one of its commands; `done` gets what went wrong, or what it answers.
local function execute(client, command, argument, done)
  local provider = client.server_capabilities.executeCommandProvider or {}
  if not vim.tbl_contains(provider.commands or {}, command) then
    return done('this okr-ls is too old for that; install the one that came with the plugin')
  end
  local params = { command = command, arguments = { argument } }
  call(client, 'request', 'workspace/executeCommand', params, function(problem, result)
    done(problem and (problem.message or tostring(problem)), result ~= vim.NIL and result or nil)
  end)
end

-- The same for a person, who is told what went wrong; `done` gets the answer.
function M.run(client, command, argument, done)
  execute(client, command, argument, function(problem, result)
    if problem then
      return say.warn('%s', problem)
    end
    done(result)
  end)
end

-- The same at once, for what cannot wait, such as the completion of a command; nil where there is no answer.
function M.ask(client, command, argument)
  local answer, waiting = nil, true
  execute(client, command, argument, function(_, result)
    answer, waiting = result, false
  end)
  vim.wait(1000, function()
    return not waiting
  end, 5)
  return answer
end

-- The server of the buffer; says so where there is none.
function M.here()
  local client = M.client(vim.api.nvim_get_current_buf())
  if not client then
    say.warn(vim.bo.filetype == 'okr' and 'no server runs here; `:checkhealth okr` tells why' or 'this is no OKR document')
  end
  return client
end

-- The cursor, as requests name it.
function M.place(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

return M
