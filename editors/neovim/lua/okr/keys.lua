-- Keys in OKR documents, where they are free.

local settings = require('okr.settings')

local M = {}

local function list_symbols()
  vim.lsp.buf.document_symbol({ loclist = true })
end

-- Keys that Neovim has since 0.11.
local SINCE_0_11 = {
  { 'n', 'gra', vim.lsp.buf.code_action, 'Fixes' },
  { 'x', 'gra', vim.lsp.buf.code_action, 'Fixes' },
  { 'n', 'gO', list_symbols, 'Objectives and key results' },
}

local KEYS = {
  { 'n', ']o', '<Plug>(okr-next-blank)', 'Select the next blank' },
  { 'x', ']o', '<Plug>(okr-next-blank)', 'Select the next blank' },
  { 'n', '[o', '<Plug>(okr-previous-blank)', 'Select the previous blank' },
  { 'x', '[o', '<Plug>(okr-previous-blank)', 'Select the previous blank' },
  { 'n', '<C-CR>', '<Plug>(okr-next-item)', 'Start the next item' },
  { 'i', '<C-CR>', '<Plug>(okr-next-item)', 'Start the next item' },
}

-- Maps them; returns commands that undo it.
function M.map(buffer)
  if not settings.get('keys') or vim.g.no_plugin_maps or vim.g.no_okr_maps then
    return {}
  end
  local all = vim.fn.has('nvim-0.11') == 1 and KEYS or vim.list_extend(vim.deepcopy(KEYS), SINCE_0_11)
  local undo = {}
  for _, key in ipairs(all) do
    local mode, keys, action, what = unpack(key)
    local has_another = type(action) == 'string' and vim.fn.hasmapto(action, mode) == 1
    if vim.fn.mapcheck(keys, mode) == '' and not has_another then
      vim.keymap.set(mode, keys, action, { buffer = buffer, remap = type(action) == 'string', desc = what })
      table.insert(undo, ('execute "silent! %sunmap <buffer> %s"'):format(mode, keys))
    end
  end
  return undo
end

return M
