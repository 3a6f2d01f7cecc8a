-- Keys in OKR documents, where they are free.

local settings = require('okr.settings')

local M = {}

local KEYS = {
  { 'n', ']o', 'next-blank', 'Select the next blank' },
  { 'x', ']o', 'next-blank', 'Select the next blank' },
  { 'n', '[o', 'previous-blank', 'Select the previous blank' },
  { 'x', '[o', 'previous-blank', 'Select the previous blank' },
  { 'n', '<C-CR>', 'next-item', 'Start the next item' },
  { 'i', '<C-CR>', 'next-item', 'Start the next item' },
}

-- Maps them; returns commands that undo it.
function M.map(buffer)
  if not settings.get('keys') or vim.g.no_plugin_maps or vim.g.no_okr_maps then
    return {}
  end
  local undo = {}
  for _, key in ipairs(KEYS) do
    local mode, keys, name, what = unpack(key)
    local plug = ('<Plug>(okr-%s)'):format(name)
    if vim.fn.mapcheck(keys, mode) == '' and vim.fn.hasmapto(plug, mode) == 0 then
      vim.keymap.set(mode, keys, plug, { buffer = buffer, remap = true, desc = what })
      table.insert(undo, ('silent! %sunmap <buffer> %s'):format(mode, keys))
    end
  end
  return undo
end

return M
