-- Loads the plugin from a clone of the whole repository, for plugin managers that know only the top folder of one:
--
--   dofile('/path/to/okr-ls/editors/neovim/load.lua')

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
vim.opt.runtimepath:append(here)
dofile(here .. '/plugin/okr.lua')
-- Neovim may be done looking for file types.
dofile(here .. '/ftdetect/okr.lua')
if not (vim.uv or vim.loop).fs_stat(here .. '/doc/tags') then
  require('okr.build').help()
end
