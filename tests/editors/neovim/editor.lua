-- A Neovim of its own for each case: a child process with its own home, which reads its init.lua, opens files
-- and takes keys as it does for a person. The case speaks to it over its API.

local suite = require('suite')
local world = require('world')

local Editor = {}
Editor.__index = Editor

-- Notes the version that each publication is for; shows findings as lines.
local WATCH = [[
  published = {}
  local method = 'textDocument/publishDiagnostics'
  local handle = vim.lsp.handlers[method]
  vim.lsp.handlers[method] = function(problem, result, ...)
    handle(problem, result, ...)
    published[result.uri] = result.version or 'none'
  end

  -- `line:from-to level rule “words”`: the line counts from 1, columns are bytes and count from 0.
  function findings(buffer)
    local levels = { 'error', 'warning', 'info', 'hint' }
    local found = vim.diagnostic.get(buffer or 0)
    table.sort(found, function(a, b)
      if a.lnum ~= b.lnum then
        return a.lnum < b.lnum
      end
      return a.col < b.col or a.col == b.col and a.code < b.code
    end)
    return vim.tbl_map(function(it)
      local known, words = pcall(vim.api.nvim_buf_get_text, it.bufnr, it.lnum, it.col, it.end_lnum, it.end_col, {})
      local line = ('%d:%d-%s%d %s %s “%s”'):format(it.lnum + 1, it.col,
        it.end_lnum == it.lnum and '' or it.end_lnum + 1 .. ':', it.end_col, levels[it.severity], tostring(it.code),
        known and table.concat(words, '\n') or '?')
      return it.source == 'okr-ls' and line or line .. ' from ' .. tostring(it.source)
    end, found)
  end
]]

-- Starts an editor. Options: `init`, more lines for the user's init.lua; `clone`, where the plugin lies; `load`, lines
-- that load it otherwise than by its path; `path`, the folder to look for the server in; `trouble`, true where errors
-- are what the case is about.
function Editor.start(options)
  options = options or {}
  local load = options.load or world.init(options.clone or world.built_clone())
  local home = world.home(load .. (options.init or ''), options.path)
  local self = setmetatable({ home = home, work = home.work, options = options }, Editor)
  self.channel = vim.fn.jobstart({ world.nvim, '--embed', '--headless' }, {
    rpc = true,
    cwd = home.work,
    clear_env = true,
    env = home.environment,
  })
  assert(self.channel > 0, 'Neovim does not start')
  self.pid = vim.fn.jobpid(self.channel)
  suite.finally(function(rough)
    if rough then
      vim.loop.kill(self.pid, 'sigkill')
    else
      self:quit()
    end
  end)
  -- It listens while it still reads its init.lua.
  suite.becomes(1, function()
    return self:lua('return vim.v.vim_did_enter')
  end, 'the start')
  self:lua(WATCH)
  return self
end

-- Asks Neovim. One that waits for a key would never answer, so that is an error.
function Editor:request(method, ...)
  if vim.rpcrequest(self.channel, 'nvim_get_mode').blocking then
    error('the editor waits for a key', 2)
  end
  return vim.rpcrequest(self.channel, method, ...)
end

function Editor:lua(code, ...)
  return self:request('nvim_exec_lua', code, { ... })
end

function Editor:command(command)
  return self:request('nvim_command', command)
end

-- Types keys, as on the keyboard (`<Esc>` and the like).
function Editor:type(keys)
  self:request('nvim_input', keys)
end

-- Writes a file and opens it.
function Editor:open(name, text)
  world.write(self.work .. '/' .. name, text)
  self:command('edit ' .. name)
end

-- The buffer's text.
function Editor:text()
  return table.concat(self:request('nvim_buf_get_lines', 0, 0, -1, true), '\n')
end

-- Waits for the text.
function Editor:expect_text(text)
  suite.becomes(text, function()
    return self:text()
  end, 'the text of the buffer')
end

-- Puts the cursor on the first place where `words` stand.
function Editor:go(words)
  local found = self:lua('vim.fn.cursor(1, 1) return vim.fn.search([[\\V]] .. ..., "cW")', words)
  assert(found > 0, 'not in the text: ' .. words)
end

-- Waits until what is shown is the server's word on the text as it is; returns both, which belong together.
-- The messages quote the server's text, so they tell whether it is the same.
function Editor:settle()
  local view
  local settled = suite.until_true(function()
    view = self:lua([[
      local buffer = vim.api.nvim_get_current_buf()
      local version = published[vim.uri_from_bufnr(buffer)]
      if not version or version ~= vim.lsp.util.buf_versions[buffer] then
        return nil
      end
      local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, true)
      local messages = vim.tbl_map(function(it) return it.message end, vim.diagnostic.get(buffer))
      return {
        text = table.concat(lines, '\n'),
        findings = table.concat(findings(), '\n'),
        messages = table.concat(messages, '\n'),
      }
    ]])
    return view ~= vim.NIL
  end)
  assert(settled, 'the server says nothing on the text as it is')
  return view
end

-- Compares the findings with `expected`: a line for each, indented as you like.
function Editor:expect_findings(expected)
  suite.equal(self:settle().findings, vim.trim(expected:gsub('\n%s+', '\n')), 'findings')
end

-- Takes the one action with that title at the cursor.
function Editor:act(title)
  self:lua([[
    local title = ...
    vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title == title end })
  ]], title)
end

-- The titles of the actions at the cursor, in their order.
function Editor:actions()
  return self:lua([[
    local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', (function()
      local params = vim.lsp.util.make_range_params(0, vim.lsp.get_clients({ bufnr = 0 })[1].offset_encoding)
      params.context = { diagnostics = {} }
      return params
    end)(), 5000)
    local titles = {}
    for _, answer in pairs(answers) do
      for _, action in ipairs(answer.result or {}) do
        table.insert(titles, action.title)
      end
    end
    return titles
  ]])
end

function Editor:messages()
  return self:request('nvim_exec2', 'messages', { output = true }).output
end

-- The processes that Neovim has started.
function Editor:children()
  return self:lua('return vim.api.nvim_get_proc_children(vim.fn.getpid())')
end

-- Quits, and complains about errors that a person would have seen or would find in the logs.
function Editor:quit()
  if not self.channel then
    return
  end
  local channel = self.channel
  local seen, messages = pcall(self.messages, self)
  vim.rpcnotify(channel, 'nvim_command', 'qall!')
  self.channel = nil
  local code = vim.fn.jobwait({ channel }, 5000)[1]
  if code == -1 then
    vim.fn.jobstop(channel)
  end
  assert(seen, messages)
  suite.equal(code, 0, 'how the editor ended')
  if not self.options.trouble then
    assert(not messages:find('%f[%a]E%d+:') and not messages:find('[Ee]rror'), messages)
    local log = vim.fn.filereadable(self.home.log) == 1 and world.read(self.home.log) or ''
    -- Neovim 0.12 logs as an error that an answer came too late, which is as it should be.
    local bad = vim.tbl_filter(function(line)
      return line:find('^%[ERROR%]') or line:find('^%[WARN%]')
    end, vim.split((log:gsub('%[ERROR%][^\n]*"Content modified"', '')), '\n'))
    suite.equal(bad, {}, 'what the log complains about')
  end
end

return Editor
