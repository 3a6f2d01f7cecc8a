-- Seeing: the screens of a person who opens a document, reads what is said of it and takes a fix.

local Terminal = require('terminal')
local suite = require('suite')
local world = require('world')
local case = suite.case

local GROWTH = [[
Cycle: 2026-Q4
Team: Growth 🌱

Objective O1: Neue Teams fühlen sich schnell zu Hause 🏡
  Owner: @maria

  KR1: Raise the share of teams that invite a colleague from 31% to 45% @li
  KR2: 🚀 Redesign the welcome tour @jörg
  KR3: Café 🧁 NPS 60 @li
  🎯 KR4: Raise repeat visits from 18% to 25%
]]

local INIT = 'vim.diagnostic.config({ virtual_text = true })\n'

case('see: findings beside the lines, the wrong words underlined, a menu, the fix', function()
  local terminal = Terminal.open(100, INIT, 'growth.okr', GROWTH)
  terminal:expect('1-opened', {
    'W   KR2: 🚀 Redesign the welcome tour @jörg     ■ This is a task',
    'I   KR3: Café 🧁 NPS 60 @li     ■ “60” stands alone',
    'W   🎯 KR4: Raise repeat visits from 18% to 25%     ■ KR4 has no owner',
  })
  suite.equal(terminal:underlined(), { 'Redesign', '60', 'KR4' })

  terminal:type(':8', 'Enter', 'C-w', 'd')
  terminal:expect('2-explained', { 'Diagnostics:', 'This is a task, not a result', '[task-not-outcome]' })

  terminal:type('gra')
  terminal:expect('3-menu', { 'Code actions:', '1: Make it an outcome: raise onboarding completion' })
  terminal:type('1', 'Enter')
  suite.becomes({ '<baseline>', '60', 'KR4' }, function()
    return terminal:underlined()
  end)
  terminal:expect('4-fixed', {
    'W   KR2: 🚀 Raise the share of new users who finish the welcome tour in their first week from\n         <baseline>% to <target>% @jörg',
    '    Initiative: Redesign the welcome tour @jörg\n~',
  })

  -- The first blank is selected; who wants none of it leaves it so.
  terminal:expect('4-fixed', { '-- SELECT --' })
  terminal:type('Escape', 'u')
  suite.becomes({ 'Redesign', '60', 'KR4' }, function()
    return terminal:underlined()
  end)
  terminal:expect('5-undone', { 'W   KR2: 🚀 Redesign the welcome tour @jörg     ■ This is a task' })
end)

case('see: a server that is missing', function()
  local home = world.home(world.init(world.built_clone()), '/nonexistent')
  world.write(home.work .. '/growth.okr', GROWTH)
  local terminal = Terminal.run(100, home, home.work, ('exec %s growth.okr'):format(vim.fn.shellescape(world.nvim)))
  terminal:expect('missing', { 'okr: no findings, okr-ls is not installed or not on the PATH; `:checkhealth okr` tells more' })
end)

case('see: in a narrow window a key result wraps between words, under its own indentation', function()
  local terminal = Terminal.open(60, INIT, 'growth.okr', GROWTH)
  terminal:expect('6-narrow', {
    '    KR1: Raise the share of teams that invite a colleague\n         from 31% to 45% @li\n',
    'W   KR2: 🚀 Redesign the welcome tour @jörg     ■ This is a',
  })
end)

case('see: what is said follows each word that is typed, for those who want it in insert mode', function()
  local terminal = Terminal.open(100, INIT .. 'vim.diagnostic.config({ update_in_insert = true })', 'growth.okr', GROWTH)
  terminal:expect('7-before', { '@jörg     ■ ' })
  terminal:type(':8', 'Enter', 'f🚀', 'C', '🚀 Raise tour completion')
  suite.becomes('KR2', function()
    return terminal:underlined()[1]
  end)
  terminal:type(' from 40% to 60% @jörg')
  suite.becomes({ '60', 'KR4' }, function()
    return terminal:underlined()
  end)
  terminal:expect('8-typed', { '-- INSERT --', '    KR2: 🚀 Raise tour completion from 40% to 60% @jörg\n' })
end)

case('see: after a fix the blanks are typed over one after the other', function()
  suite.since('0.10', 'LspRequest')
  local terminal = Terminal.open(100, INIT, 'growth.okr', GROWTH)
  terminal:expect('fill-1-before', { '@jörg     ■ ' })
  terminal:type(':8', 'Enter', 'gra')
  terminal:expect('fill-2-menu', { 'Code actions:' })
  terminal:type('1', 'Enter')
  terminal:expect('fill-3-selected', { '-- SELECT --', '<baseline>% to <target>% @jörg' })
  terminal:type('40')
  terminal:expect('fill-4-typed', { '-- INSERT --', 'from 40% to\n', '<target>% @jörg' })
  terminal:type('Tab', '60', 'Escape')
  terminal:expect('fill-5-done', { 'from 40%\n', 'to 60% @jörg', 'Initiative: Redesign the welcome tour @jörg' })
end)

case('see: the menu of commands, the page of a rule, the table, the cycle', function()
  local terminal = Terminal.open(100, INIT, 'growth.okr', GROWTH)
  terminal:expect('commands-1-before', { '@jörg     ■ ' })
  terminal:type(':Okr', 'Enter')
  terminal:expect('commands-2-menu', { 'OKRs:', '1: next     start the next objective or key result', 'explain  explain a rule' })
  terminal:type('Enter', ':8', 'Enter', ':Okr explain', 'Enter')
  terminal:expect('commands-3-rule', { '# task-not-outcome', 'It fires where finishing the key result proves only that work was done' })
  terminal:type('q', ':Okr table', 'Enter')
  terminal:expect('commands-4-table', { 'okr: a table of 6 lines is in' })
  terminal:type(':Okr cycle', 'Enter')
  terminal:expect('commands-5-cycle', { 'okr: 2026-Q4 ·', '(2026-10-01 to 2026-12-31)' })
end)

case('see: a new document, its first blank selected', function()
  local terminal = Terminal.open(100, INIT, 'growth.okr', GROWTH)
  terminal:expect('new-1-before', { '@jörg     ■ ' })
  terminal:type(':Okr new Customer Care 2027-Q1', 'Enter')
  terminal:expect('new-2-opened', { '-- SELECT --', 'Team: Customer Care', 'customer-care-2027-Q1.okr' })
  terminal:type('Guests come back', 'Tab', '@ana', 'Escape')
  terminal:expect('new-3-typed', { 'Objective O1: Guests come back', 'Owner: @ana' })
end)

case('see: health', function()
  local terminal = Terminal.open(100, INIT, 'growth.okr', GROWTH)
  terminal:expect('health-1-before', { '@jörg     ■ ' })
  terminal:type(':checkhealth okr', 'Enter')
  terminal:expect('health-2-opened', { 'okr: server', 'it runs for 1 of 1 open documents' })
end)
