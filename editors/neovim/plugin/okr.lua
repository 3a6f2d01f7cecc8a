-- All that happens at start: names. What stands behind them is loaded when it is used.

if vim.g.loaded_okr then
  return
end
vim.g.loaded_okr = true

vim.api.nvim_create_user_command('Okr', function(command)
  require('okr.command').run(command)
end, {
  nargs = '*',
  range = true,
  desc = 'Work with OKR documents',
  complete = function(...)
    return require('okr.command').complete(...)
  end,
})

local function plug(modes, name, module, run, argument)
  vim.keymap.set(modes, ('<Plug>(okr-%s)'):format(name), function()
    require(module)[run](argument)
  end)
end

plug({ 'n', 'x' }, 'next-blank', 'okr.fill', 'next')
plug({ 'n', 'x' }, 'previous-blank', 'okr.fill', 'previous')
plug({ 'n', 'i' }, 'next-item', 'okr.items', 'next')
plug({ 'n', 'i' }, 'move-up', 'okr.items', 'move', 'Up')
plug({ 'n', 'i' }, 'move-down', 'okr.items', 'move', 'Down')
