-- The server: where it is, and how it is started and ended in each version of Neovim.

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
function M.call(client, method, ...)
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
  if vim.bo[buffer].buftype ~= '' then
    return
  end
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
    M.call(client, 'stop')
  end
  local waited = 0
  local function look()
    local left = vim.tbl_filter(function(client)
      return not M.call(client, 'is_stopped')
    end, clients)
    if #left == 0 then
      return done()
    end
    waited = waited + 50
    if waited == 2000 then
      for _, client in ipairs(left) do
        M.call(client, 'stop', true)
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

-- Starts a server for the current folder, though no document is open; it serves this folder's documents later.
function M.start_alone()
  local config = config_for(paths.above(vim.fn.getcwd(), { 'okr.toml', '.git' }))
  -- `attach` came with Neovim 0.11, `start_client` goes after it.
  local id = vim.lsp.enable and vim.lsp.start(config, { attach = false }) or vim.lsp.start_client(config)
  return id and vim.lsp.get_client_by_id(id)
end

return M
