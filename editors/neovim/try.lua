-- Opens documents with this plugin and this clone's server, and with nothing of yours. From a fresh clone:
--
--   nvim -u editors/neovim/try.lua tests/examples/growth.okr
--
-- Needs cargo and a C compiler the first time, when it builds both.

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')

-- As with `nvim --clean`.
for _, folder in ipairs({ vim.fn.stdpath('config'), vim.fn.stdpath('data') .. '/site' }) do
  for _, option in ipairs({ vim.opt.runtimepath, vim.opt.packpath }) do
    option:remove({ folder, folder .. '/after' })
  end
end
vim.opt.shadafile = 'NONE'
vim.opt.runtimepath:prepend(here)

vim.opt.signcolumn = 'yes'
vim.opt.completeopt = { 'menuone', 'noselect' }
vim.diagnostic.config({ virtual_text = true, severity_sort = true, update_in_insert = true })
vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(args)
    if vim.lsp.completion then
      vim.lsp.completion.enable(true, args.data.client_id, args.buf, { autotrigger = true })
    end
    vim.api.nvim_echo({ { 'gra: fixes   K: why   ]d: next finding   ]o: next blank   :help okr   :qa! to leave' } }, false, {})
  end,
})

local build = require('okr.build')
local paths = require('okr.paths')
local say = require('okr.say')
local server = require('okr.server')

-- Shows what cargo prints, at the bottom, while the document can be read above.
local function build_server()
  vim.cmd('botright 10new')
  local document, window = vim.fn.win_getid(vim.fn.winnr('#')), vim.api.nvim_get_current_win()
  local function on_exit(_, code)
    if code ~= 0 then
      return say.warn('the server does not compile; the window below says why')
    end
    vim.api.nvim_win_close(window, true)
    vim.g.okr = { server = { cmd = { paths.built_server } } }
    vim.tbl_map(server.attach, server.buffers())
  end
  local run = vim.fn.has('nvim-0.11') == 1 and vim.fn.jobstart or vim.fn.termopen
  run(build.cargo, { term = run == vim.fn.jobstart or nil, cwd = paths.clone, on_exit = on_exit })
  vim.cmd('normal! G')
  vim.api.nvim_set_current_win(document)
  say.info('building the server, once; it takes a few minutes. Findings come when it is there')
end

if paths.exists(paths.built_server) then
  vim.g.okr = { server = { cmd = { paths.built_server } } }
elseif vim.fn.executable('cargo') == 1 then
  vim.g.okr = { lsp = false }
  vim.api.nvim_create_autocmd('VimEnter', { callback = build_server })
elseif vim.fn.executable('okr-ls') == 0 then
  vim.g.okr = { lsp = false }
  say.warn_once('cargo is needed to build the server: https://rustup.rs')
end
