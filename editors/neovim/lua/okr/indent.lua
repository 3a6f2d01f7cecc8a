-- Indentation is for the eye and belongs to who writes: a new line stands under the one above, and `=` moves nothing.

local M = {}

-- For 'indentexpr'.
function M.expr()
  local number = vim.v.lnum
  local is_new = vim.fn.getline(number):find('%S') == nil or vim.api.nvim_get_mode().mode:find('^i') ~= nil
  if not is_new or number == 1 then
    return -1
  end
  return vim.fn.indent(number - 1)
end

return M
