-- Read by Neovim 0.11 and later when `vim.lsp.enable('okr_ls')` is called.
return {
  cmd = { 'okr-ls' },
  filetypes = { 'okr', 'toml' },
  -- Of TOML only the configuration: without a word to `start` there is no server.
  root_dir = function(buffer, start)
    if vim.bo[buffer].filetype == 'okr' or vim.fs.basename(vim.api.nvim_buf_get_name(buffer)) == 'okr.toml' then
      start(vim.fs.root(buffer, { 'okr.toml', '.git' }))
    end
  end,
}
