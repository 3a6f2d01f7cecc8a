-- `:checkhealth okr`: what is there, what is not, and what to do about it.

local build = require('okr.build')
local parser = require('okr.parser')
local paths = require('okr.paths')
local server = require('okr.server')
local settings = require('okr.settings')

local M = {}

-- Neovim 0.9 has other names.
local health = vim.health
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local problem = health.error or health.report_error

local function neovim()
  start('okr: Neovim')
  local version = vim.version()
  local name = ('%d.%d.%d'):format(version.major, version.minor, version.patch)
  if vim.fn.has('nvim-0.11') == 1 then
    ok('Neovim ' .. name)
  elseif vim.fn.has('nvim-0.9') == 1 then
    info(('Neovim %s: the server is started without `vim.lsp.enable`, all else works as in 0.11'):format(name))
  else
    problem(('Neovim %s is too old'):format(name), { 'Install Neovim 0.9 or newer' })
  end
  local mistakes = settings.mistakes()
  for _, mistake in ipairs(mistakes) do
    warn(mistake, { 'See `:help okr-settings`' })
  end
  if vim.g.okr and #mistakes == 0 then
    ok('`vim.g.okr` has no mistakes')
  end
end

local function version_of(command)
  local output = vim.fn.system({ command, '--version' })
  return vim.v.shell_error == 0 and vim.trim(output) or nil
end

local function clients()
  local found = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = server.name })
  local documents = server.buffers()
  if #found == 0 and #documents > 0 then
    problem('it does not run, though documents are open', { '`:Okr restart`', '`:Okr log` says why it ended' })
  elseif #found == 0 then
    info('it does not run: no document is open')
  end
  for _, client in ipairs(found) do
    local attached = vim.tbl_filter(function(buffer)
      return vim.lsp.buf_is_attached(buffer, client.id)
    end, documents)
    local root = client.config.root_dir and (', in %s'):format(client.config.root_dir) or ''
    ok(('it runs for %d of %d open documents%s'):format(#attached, #documents, root))
  end
end

local function the_server()
  start('okr: server')
  local cmd = server.config().cmd
  local name = type(cmd) == 'table' and cmd[1]
  if not name then
    info('`cmd` is a function; what it starts cannot be looked at from here')
  elseif vim.fn.executable(name) == 0 then
    problem(name .. ' is not installed or not on the PATH', {
      '`cargo install --path server` in the clone puts it on the PATH',
      '`:Okr build` builds it in the clone, where it is found, too',
    })
    return
  else
    local version = version_of(name)
    if version then
      ok(('%s: %s'):format(vim.fn.exepath(name), version))
    else
      problem(vim.fn.exepath(name) .. ' does not say its version', { 'Is it okr-ls?' })
    end
  end
  if not settings.get('lsp') then
    info('`vim.g.okr.lsp` is false: it is not started by itself')
  end
  clients()
end

-- The folders whose configuration counts: those of the open documents, else the current one.
local function folders()
  local found = {}
  for _, buffer in ipairs(server.buffers()) do
    local path = vim.api.nvim_buf_get_name(buffer)
    if path ~= '' then
      found[vim.fs.dirname(path)] = true
    end
  end
  return next(found) and vim.tbl_keys(found) or { vim.fn.getcwd() }
end

local function configuration()
  start('okr: configuration')
  local named = folders()
  table.sort(named)
  for _, folder in ipairs(named) do
    local above = paths.above(folder, { 'okr.toml' })
    if above then
      ok(('%s/okr.toml holds in %s'):format(above, folder))
    else
      info(('no okr.toml in %s or above; none is needed'):format(folder))
    end
  end
end

local function queries()
  for _, name in ipairs(vim.list_extend({ 'textobjects' }, parser.queries)) do
    local read, why = pcall(vim.treesitter.query.get, 'okr', name)
    if read and why then
      ok(('%s.scm fits the parser'):format(name))
    else
      problem(('%s.scm does not fit the parser: %s'):format(name, why or 'not found'), { '`:Okr build`, then start Neovim again' })
    end
  end
end

local function the_parser()
  start('okr: parser')
  local wrong = parser.problem()
  if not parser.installed() then
    warn('no parser is built, colours are plain', { '`:Okr build`' })
  elseif wrong then
    problem('the parser does not load: ' .. wrong, { '`:Okr build`, then start Neovim again' })
  else
    ok(parser.installed())
    if parser.is_current() then
      ok('it is as new as the grammar')
    else
      warn('the grammar has changed since it was built', { '`:Okr build`, then start Neovim again' })
    end
    queries()
  end
  local compiler = build.compiler()
  if compiler then
    ok('C compiler: ' .. table.concat(compiler, ' '))
  elseif wrong then
    warn('no C compiler found (cc, gcc, clang or zig)', { 'Install one, or name it in $CC' })
  else
    info('no C compiler found; none is needed until the grammar changes')
  end
end

function M.check()
  neovim()
  the_server()
  configuration()
  the_parser()
end

return M
