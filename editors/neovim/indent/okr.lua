if vim.b.did_indent then
  return
end
vim.b.did_indent = 1

-- Indentation is for the eye and belongs to who writes: a new line stands under the one that it was opened from, and
-- `=`, which would indent as for C otherwise, moves nothing.
vim.bo.autoindent = true
vim.bo.indentexpr = '-1'
vim.bo.indentkeys = ''

vim.b.undo_indent = 'setlocal autoindent< indentexpr< indentkeys<'
