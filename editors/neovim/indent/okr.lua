if vim.b.did_indent then
  return
end
vim.b.did_indent = 1

vim.bo.indentexpr = "v:lua.require'okr.indent'.expr()"
-- Only Enter, `o` and `O` ask for it: no word that is typed moves its line.
vim.bo.indentkeys = 'o,O'
vim.bo.autoindent = true

vim.b.undo_indent = 'setlocal indentexpr< indentkeys< autoindent<'
