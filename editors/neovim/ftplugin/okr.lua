if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = 1

if vim.fn.has('nvim-0.9') == 0 then
  vim.notify_once('okr: this Neovim is too old; install 0.9 or later', vim.log.levels.WARN)
  return
end

local buffer = vim.api.nvim_get_current_buf()

vim.opt_local.commentstring = '// %s'
vim.opt_local.comments = { '://', 'n:>' }

-- Two blanks a level, as in all examples; a document that has tabs keeps them.
if require('okr.settings').get('indent') and vim.fn.search([[^\t]], 'cnw') == 0 then
  vim.opt_local.expandtab = true
  vim.opt_local.shiftwidth = 2
  vim.opt_local.softtabstop = 2
end

-- A statement is one line, however long: typing never breaks it, and on the screen it wraps between words, under
-- its own first word.
vim.opt_local.formatoptions:remove('t')
vim.opt_local.formatoptions:append('nlj')
vim.opt_local.formatlistpat = [[^\s*\%(\%([-*+•]\|\d\+[.)]\)\s\+\%([[:alnum:](][^:]\{,24}:\s\+\)\?\|[[:alnum:](][^:]\{,24}:\s\+\)]]
vim.opt_local.wrap = true
vim.opt_local.linebreak = true
vim.opt_local.breakindent = true
vim.opt_local.breakindentopt = 'list:-1'

-- `gf` on `company.okr#O2` opens the document.
vim.opt_local.suffixesadd = '.okr'
vim.opt_local.includeexpr = [[substitute(v:fname, '#.*', '', '')]]

-- A new parser is not waited for; until it is there `syntax/okr.vim` colours the text.
if not require('okr.install').parser_if_needed() then
  require('okr.parser').colour(buffer)
end
require('okr.fold').start(buffer)
require('okr.fixes').watch(buffer)
local unmap = require('okr.keys').map(buffer)
require('okr.server').attach(buffer)

vim.b.undo_ftplugin = table.concat(vim.list_extend({
  'setlocal commentstring< comments< formatoptions< formatlistpat< wrap< linebreak< breakindent< breakindentopt<',
  'setlocal suffixesadd< includeexpr< foldmethod< foldexpr< foldlevel< expandtab< shiftwidth< softtabstop<',
  'silent! call v:lua.vim.treesitter.stop()',
}, unmap), ' | ')
