vim.filetype.add({ extension = { okr = 'okr' } })
