if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = 1

vim.opt_local.commentstring = '// %s'
vim.opt_local.comments = '://'

-- A statement is one line, however long: it wraps on the screen, between words, under its own indentation.
vim.opt_local.wrap = true
vim.opt_local.linebreak = true
vim.opt_local.breakindent = true

vim.b.undo_ftplugin = 'setlocal commentstring< comments< wrap< linebreak< breakindent<'

-- Without a parser (`build.lua` makes it) the text is plain; a parser that does not load is worth a word.
local start = vim.treesitter.start
if start and #vim.api.nvim_get_runtime_file('parser/okr.*', false) > 0 then
  local started, why = pcall(start, 0, 'okr')
  if started then
    vim.b.undo_ftplugin = vim.b.undo_ftplugin .. ' | call v:lua.vim.treesitter.stop()'
  else
    vim.notify_once('okr: no highlighting, build the parser again: ' .. why, vim.log.levels.WARN)
  end
end

-- Neovim tells only its log of a server that it cannot find; a person would wait for findings that never come.
local enabled = vim.lsp.is_enabled
if enabled and enabled('okr_ls') then
  local cmd = vim.lsp.config.okr_ls.cmd
  if type(cmd) == 'table' and vim.fn.executable(cmd[1]) == 0 then
    vim.notify_once(('okr: no findings, %s is not installed or not on the PATH'):format(cmd[1]), vim.log.levels.WARN)
  end
end
