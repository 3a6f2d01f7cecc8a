-- The server reads `okr.toml` as it is written, and shows its mistakes in it.
local buffer = vim.api.nvim_get_current_buf()
if vim.fs.basename(vim.api.nvim_buf_get_name(buffer)) == 'okr.toml' then
  require('okr.server').attach(buffer)
end
