-- The screen of the README's picture: the example, what is said of it, and the menu of fixes.

local Terminal = require('terminal')
local case = require('suite').case
local world = require('world')

local INIT = [[
  vim.o.termguicolors = true
  vim.o.signcolumn = 'yes'
  vim.o.laststatus = 0
  vim.diagnostic.config({
    virtual_text = { prefix = '■', format = function(it) return (it.message:match('^.-[.:]') or it.message):gsub('[.:]$', '') end },
    severity_sort = true,
  })
  vim.api.nvim_create_autocmd('FileType', { pattern = 'okr', callback = function() vim.opt_local.wrap = false end })
]]

case('picture: the example with its findings, and a menu of fixes', function()
  local home = world.home(world.init(world.built_clone()) .. INIT)
  world.write(home.work .. '/growth.okr', world.read(world.root .. '/tests/examples/growth.okr'))
  local terminal = Terminal.run(116, home, home.work, ('exec %s growth.okr'):format(vim.fn.shellescape(world.nvim)), 28)
  terminal:expect('picture', { '■ This is a task, not a result', '■ This counts your own work, not what comes of it' })
  terminal:type(':13', 'Enter', 'gra')
  terminal:expect('picture', { '1: Make it an outcome: ', 'Move to initiatives' })
  terminal:keep_coloured('picture')
end)
