-- Quick-fixes, taken as a person takes them: with the cursor somewhere on the key result.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local MAKE_OUTCOME = 'Make it an outcome: raise repeat purchases'

local CHECK_IN = 'Add a check-in for today'

local STAYS = [[
Objective O1: Gäste kommen gern wieder 🛎️
  Owner: @maria

  KR1: Raise repeat stays from 18% to 25% @ana
  KR2: 🚀 Launch a loyalty programme für Stammgäste @jörg [committed]
    Source: https://example.com/stays
  KR3: Cut the wait at the desk from 9 min to 4 min by December

Objective O2: Colleagues are proud of the house
]]

local FINDINGS = [[
  5:12-18 warning task-not-outcome “Launch”
  7:2-5 warning unowned-key-result “KR3”
  9:0-12 info empty-objective “Objective O2”
]]

local MADE_OUTCOME = [[
Objective O1: Gäste kommen gern wieder 🛎️
  Owner: @maria

  KR1: Raise repeat stays from 18% to 25% @ana
  KR2: 🚀 Raise the share of customers who buy again within 90 days from <baseline>% to <target>% @jörg [committed]
    Source: https://example.com/stays
  KR3: Cut the wait at the desk from 9 min to 4 min by December
  Initiative: Launch a loyalty programme für Stammgäste @jörg

Objective O2: Colleagues are proud of the house
]]

local FINDINGS_LEFT = [[
  5:75-85 warning unfilled-placeholder “<baseline>”
  7:2-5 warning unowned-key-result “KR3”
  10:0-12 info empty-objective “Objective O2”
]]

for _, unit in ipairs({ 'utf-8', 'utf-16' }) do
  local init = world.counting_in(unit)

  case(('fix (%s): a task becomes an outcome and an initiative; one undo takes it all back'):format(unit), function()
    local editor = Editor.start({ init = init })
    editor:open('stays.okr', STAYS)
    editor:expect_findings(FINDINGS)
    editor:go('Stammgäste')
    editor:act(MAKE_OUTCOME)
    editor:expect_text(vim.trim(MADE_OUTCOME))
    editor:expect_findings(FINDINGS_LEFT)
    editor:type('<Esc>u')
    editor:expect_text(vim.trim(STAYS))
    editor:expect_findings(FINDINGS)
    editor:type('<C-r>')
    editor:expect_text(vim.trim(MADE_OUTCOME))
    editor:expect_findings(FINDINGS_LEFT)
  end)

  case(('fix (%s): an owner is assigned behind emoji and before nothing else'):format(unit), function()
    local editor = Editor.start({ init = init })
    editor:open('stays.okr', (STAYS:gsub('the desk', 'the 🛎️ desk')))
    editor:settle()
    editor:go('the wait')
    local additions = { 'Add a guard metric: complaints about care', 'Add a source', CHECK_IN, 'Mark as committed', 'Mark as aspirational' }
    local offered = { 'Assign @maria', 'Assign @ana', 'Assign @jörg', additions, 'Silence unowned-key-result here' }
    suite.equal(editor:actions(), vim.iter(offered):flatten():totable())
    editor:act('Assign @jörg')
    editor:expect_text(vim.trim((STAYS:gsub('the desk(.-December)', 'the 🛎️ desk%1 @jörg'))))
    editor:expect_findings([[
      5:12-18 warning task-not-outcome “Launch”
      9:0-12 info empty-objective “Objective O2”
    ]])
  end)
end

case('fix: right after typing it is for the text as it is', function()
  local editor = Editor.start()
  editor:open('stays.okr', STAYS)
  editor:settle()
  editor:type('ggO🎯🎯🎯<CR>🏨<Esc>')
  editor:go('Stammgäste')
  editor:act(MAKE_OUTCOME)
  editor:expect_text('🎯🎯🎯\n🏨\n' .. vim.trim(MADE_OUTCOME))
end)

case('fix: for each key result of a selection', function()
  local editor = Editor.start()
  editor:open('stays.okr', STAYS)
  editor:settle()
  editor:lua([[
    vim.ui.select = function(items, options, choose)
      offered = vim.tbl_map(options.format_item, items)
      choose()
    end
  ]])
  editor:go('KR1')
  editor:type('V3jgra')
  suite.becomes({
    MAKE_OUTCOME .. ' (KR2)',
    'Assign @maria (KR3)',
    'Make it an outcome: cut churn (KR2)',
    'Make it an outcome: raise win-backs (KR2)',
    'Move to initiatives (KR2)',
    'Assign @ana (KR3)',
    'Assign @jörg (KR3)',
    'Silence task-not-outcome here (KR2)',
    'Silence unowned-key-result here (KR3)',
  }, function()
    return editor:lua('return offered or {}')
  end)
end)

case('fix: a comment above silences a finding; another one goes into it', function()
  local editor = Editor.start()
  local unowned = STAYS:gsub(' @jörg', '')
  editor:open('stays.okr', unowned)
  editor:settle()
  for _, step in ipairs({
    { 'unowned-key-result', 'unowned-key-result' },
    { 'task-not-outcome', 'unowned-key-result, task-not-outcome' },
  }) do
    local rule, names = unpack(step)
    editor:go('Stammgäste')
    editor:act(('Silence %s here'):format(rule))
    local comment = ('  // okr-ls: allow(%s) - <reason>\n  KR2'):format(names)
    editor:expect_text(vim.trim((unowned:gsub('  KR2', comment))))
  end
  editor:expect_findings([[
    8:2-5 warning unowned-key-result “KR3”
    10:0-12 info empty-objective “Objective O2”
  ]])
end)

case('fix: none where nothing is wrong', function()
  local editor = Editor.start()
  editor:open('stays.okr', STAYS)
  editor:settle()
  editor:go('@maria')
  suite.equal(editor:actions(), {})
  editor:type('gra')
  suite.becomes(true, function()
    return editor:messages():find('No code actions available', 1, true) ~= nil
  end)
end)

case('fix: line ends of the file stay', function()
  local editor = Editor.start()
  editor:open('dos.okr', (STAYS:gsub('\n', '\r\n')))
  editor:settle()
  editor:go('Stammgäste')
  editor:act(MAKE_OUTCOME)
  editor:expect_text(vim.trim(MADE_OUTCOME))
  editor:expect_findings(FINDINGS_LEFT)
  editor:command('write')
  suite.equal(require('world').read(editor.work .. '/dos.okr'), (MADE_OUTCOME:gsub('\n', '\r\n')))
end)

local SHORT = 'Objective: Guests come back\n- KR: Launch a loyalty card @ana'
local SHORT_MADE_OUTCOME = [[
Objective: Guests come back
- KR: Raise the share of guests who buy again within 90 days from <baseline>% to <target>% @ana
- Initiative: Launch a loyalty card @ana]]

case('fix: the last line of a file may lack its end', function()
  local editor = Editor.start()
  editor:open('end.okr', SHORT)
  editor:settle()
  editor:go('card')
  editor:act(MAKE_OUTCOME)
  editor:expect_text(SHORT_MADE_OUTCOME)
  editor:expect_findings([[
    1:0-9 info no-deadline “Objective”
    1:0-9 hint too-few-key-results “Objective”
    2:66-76 warning unfilled-placeholder “<baseline>”
  ]])
end)

case('fix: at the end of the file no empty line comes with it', function()
  local editor = Editor.start()
  editor:open('end.okr', SHORT .. '\n')
  editor:settle()
  editor:go('card')
  editor:act(MAKE_OUTCOME)
  editor:expect_text(SHORT_MADE_OUTCOME)
end)

case('fix: what measured the task moves with it, at the end of the file too', function()
  local editor = Editor.start()
  editor:open('end.okr', 'Objective: Guests come back\n  KR: Launch a loyalty card @ana\n    2026-10-12: drafted\n')
  editor:settle()
  editor:go('card')
  editor:act(MAKE_OUTCOME)
  editor:expect_text([[
Objective: Guests come back
  KR: Raise the share of guests who buy again within 90 days from <baseline>% to <target>% @ana
  Initiative: Launch a loyalty card @ana
    Note: 2026-10-12: drafted]])
  editor:type('<Esc>u')
  editor:expect_text('Objective: Guests come back\n  KR: Launch a loyalty card @ana\n    2026-10-12: drafted')
end)

case('fix: a key result gets what it lacks, though nothing is wrong with it', function()
  local editor = Editor.start()
  editor:open('stays.okr', STAYS)
  editor:settle()
  for _, step in ipairs({
    { 'Mark as committed', '25%% @ana', '%0 [committed]' },
    { CHECK_IN, '25%% @ana %[committed%]', '%0\n    ' .. os.date('%Y-%m-%d') .. ': <value>' },
  }) do
    local title, words, becomes = unpack(step)
    local before = editor:text()
    editor:go('repeat stays')
    editor:act(title)
    editor:expect_text((before:gsub(words, becomes, 1)))
  end
end)
