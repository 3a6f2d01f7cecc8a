-- The log in which Neovim keeps what the server says.

local M = {}

function M.path()
  local log = vim.lsp.log
  return log and log.get_filename and log.get_filename() or vim.lsp.get_log_path()
end

function M.open()
  vim.cmd('belowright split ' .. vim.fn.fnameescape(M.path()))
  vim.bo.autoread = true
  vim.cmd('normal! G')
end

return M
