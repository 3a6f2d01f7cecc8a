-- What folds: by the parser, else by the server, else by the first words of a line.

local parser = require('okr.parser')
local settings = require('okr.settings')

local M = {}

local OBJECTIVE = vim.regex([[\c^[#>*_~ \t-]*\%((O\d*)\|O\d*:\|objective\>[^:.–—-]*\%([:.–—]\|\s-\s\)\|objective\s\+o\?\d*[*_]*\s*$\)]])
local ITEM = vim.regex([[\c^[#>*_~ \t-]*\%((\%(KR\|I\)[0-9.]*)\|\%(KRs\?\|key results\?\|initiatives\?\|tasks\?\|projects\?\|I\)[ #-]*[0-9.]*[*_]*\s*\%([:.–—]\|-\s\)\)]])
local SECTION = vim.regex([[\c^[*_]*\%(cycle\|quarter\|team\)[*_]*\s*:]])
local HEADING = vim.regex([[^#\{1,6}\s]])

-- For 'foldexpr'.
function M.plain()
  local line = vim.fn.getline(vim.v.lnum)
  if OBJECTIVE:match_str(line) then
    return '>1'
  elseif SECTION:match_str(line) then
    return '0'
  elseif ITEM:match_str(line) then
    return '>2'
  elseif HEADING:match_str(line) then
    return '0'
  end
  return '='
end

-- Folds by the server, which Neovim can since 0.11.
local function by_server(buffer, set)
  if not vim.lsp.foldexpr then
    return
  end
  vim.api.nvim_create_autocmd('LspAttach', {
    group = vim.api.nvim_create_augroup('okr.fold.' .. buffer, {}),
    buffer = buffer,
    callback = function(args)
      local client = vim.lsp.get_client_by_id(args.data.client_id)
      if client and client.name == 'okr_ls' and client:supports_method('textDocument/foldingRange') then
        set('v:lua.vim.lsp.foldexpr()')
      end
    end,
  })
end

-- Everything is open at first. Who has chosen how files fold keeps that.
function M.start(buffer)
  if not settings.get('folding') or vim.go.foldmethod ~= 'manual' then
    return
  end
  local function set(expression)
    for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
      vim.api.nvim_win_call(window, function()
        vim.opt_local.foldexpr = expression
      end)
    end
  end
  vim.opt_local.foldmethod = 'expr'
  vim.opt_local.foldlevel = 99
  if parser.is_colouring(buffer) then
    set('v:lua.vim.treesitter.foldexpr()')
  else
    set("v:lua.require'okr.fold'.plain()")
    by_server(buffer, set)
  end
end

return M
