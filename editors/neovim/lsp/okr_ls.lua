-- Read by Neovim 0.11 and later when `vim.lsp.enable('okr_ls')` is called.
return require('okr.server').defaults()
