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
if vim.treesitter.start and #vim.api.nvim_get_runtime_file('parser/okr.*', false) > 0 then
  -- Neovim 0.11 returns what is wrong, earlier ones throw it.
  local added, thrown, returned = pcall(vim.treesitter.language.add, 'okr')
  local problem = not added and thrown or returned
  if not problem then
    local started, why = pcall(vim.treesitter.start, 0, 'okr')
    problem = not started and why or nil
  end
  if problem then
    vim.notify_once('okr: no highlighting, build the parser again: ' .. problem, vim.log.levels.WARN)
  else
    vim.b.undo_ftplugin = vim.b.undo_ftplugin .. ' | call v:lua.vim.treesitter.stop()'
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
