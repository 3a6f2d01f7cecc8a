-- Opening: what a person sees who has just written two lines into init.lua.

local Editor = require('editor')
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
  🎯 KR3: Raise repeat visits in Malmö from 18% to 25%
  KR4: Café 🧁 NPS 60 @li
  KR5: Grow weekly use in Köln 👩‍💻 from <baseline> to 400 @åsa
]]

local FINDINGS = [[
  8:12-20 warning task-not-outcome “Redesign”
  9:7-10 warning unowned-key-result “KR3”
  10:22-24 info missing-direction “60”
  11:49-59 hint unfilled-placeholder “<baseline>”
]]

local function encoding(editor)
  return editor:lua('return vim.lsp.get_clients({ bufnr = 0 })[1].offset_encoding')
end

case('open: findings stand under the right bytes, behind emoji and umlauts too', function()
  local editor = Editor.start()
  editor:open('growth.okr', GROWTH)
  editor:expect_findings(FINDINGS)
  suite.equal(editor:lua('return vim.bo.filetype'), 'okr')
  local liked = vim.fn.has('nvim-0.11') == 1 and 'utf-8' or 'utf-16'
  suite.equal(encoding(editor), liked, 'the agreed unit of columns')
end)

for _, unit in ipairs({ 'utf-16', 'utf-32' }) do
  case('open: the same bytes when columns are counted in ' .. unit, function()
    local editor = Editor.start({
      init = world.counting_in(unit),
    })
    editor:open('growth.okr', GROWTH)
    editor:expect_findings(FINDINGS)
    suite.equal(encoding(editor), unit, 'the agreed unit of columns')
  end)
end

case('open: findings carry rule, source, message and severity as a list of problems shows them', function()
  local editor = Editor.start()
  editor:open('growth.okr', GROWTH)
  editor:settle()
  suite.equal(editor:lua([[
    vim.diagnostic.setqflist({ open = false, severity = vim.diagnostic.severity.WARN })
    return vim.tbl_map(function(item) return { item.lnum, item.col, item.type } end, vim.fn.getqflist())
  ]]), { { 8, 13, 'W' }, { 9, 8, 'W' } })
  local finding = editor:lua('return vim.diagnostic.get(0, { lnum = 7 })[1]')
  suite.equal({ finding.source, finding.code }, { 'okr-ls', 'task-not-outcome' })
  assert(finding.message:find('a task.*Redesign'), finding.message)
end)

case('open: the next finding is a jump away', function()
  local editor = Editor.start()
  editor:open('growth.okr', GROWTH)
  editor:settle()
  local seen = {}
  for _ = 1, 3 do
    editor:type(']d')
    table.insert(seen, editor:request('nvim_win_get_cursor', 0))
  end
  suite.equal(seen, { { 8, 12 }, { 9, 7 }, { 10, 22 } })
end)

case('open: line ends, a byte order mark and a missing last line end change nothing', function()
  local editor = Editor.start()
  editor:open('dos.okr', (GROWTH:gsub('\n', '\r\n')))
  suite.equal(editor:lua('return vim.bo.fileformat'), 'dos')
  editor:expect_findings(FINDINGS)
  editor:open('bom.okr', '\239\187\191' .. GROWTH)
  suite.equal(editor:lua('return vim.bo.bomb'), true)
  editor:expect_findings(FINDINGS)
  editor:open('end.okr', (GROWTH:gsub('\n$', '')))
  suite.equal(editor:lua('return vim.bo.endofline'), false)
  editor:expect_findings(FINDINGS)
end)

case('open: an empty document is fine', function()
  local editor = Editor.start()
  editor:open('empty.okr', '')
  editor:expect_findings('')
end)

case('open: closing takes the findings away, opening again brings them back', function()
  local editor = Editor.start()
  editor:open('growth.okr', GROWTH)
  editor:settle()
  local uri = editor:lua('return vim.uri_from_bufnr(0)')
  editor:command('bdelete')
  suite.becomes({ 'none', 0 }, function()
    return editor:lua('return { published[...], #vim.diagnostic.get() }', uri)
  end)
  editor:command('edit growth.okr')
  editor:expect_findings(FINDINGS)
end)

case('open: a file that changed on disk is judged anew', function()
  local editor = Editor.start()
  editor:open('growth.okr', GROWTH)
  editor:settle()
  editor:open('growth.okr', (GROWTH:gsub('Redesign the welcome tour', 'Raise weekly use from 3 to 5')))
  editor:command('edit!')
  suite.becomes({
    '9:7-10 warning unowned-key-result “KR3”',
    '10:22-24 info missing-direction “60”',
    '11:49-59 hint unfilled-placeholder “<baseline>”',
  }, function()
    return editor:lua('return findings()')
  end)
end)

case('open: findings follow a document to its new name', function()
  local editor = Editor.start()
  editor:open('draft.okr', GROWTH)
  editor:settle()
  editor:command('saveas growth.okr')
  editor:type('ggjdd')
  editor:expect_findings((FINDINGS:gsub('%d+:', function(line)
    return tonumber(line:sub(1, -2)) - 1 .. ':'
  end)))
end)

case('open: a new buffer is judged once it has a name', function()
  local editor = Editor.start()
  editor:command('enew')
  editor:type('iObjective: Guests come back<CR>KR: Launch a loyalty card @ana<Esc>')
  editor:command('write new.okr')
  editor:command('edit')
  editor:expect_findings([[
    1:0-9 info no-deadline “Objective”
    1:0-9 hint too-few-key-results “Objective”
    2:4-10 warning task-not-outcome “Launch”
  ]])
end)

case('open: one server for all documents, and none for other files', function()
  local editor = Editor.start()
  editor:open('notes.md', GROWTH)
  suite.equal(editor:children(), {}, 'processes for a Markdown file')
  editor:open('growth.okr', GROWTH)
  editor:settle()
  editor:open('platform.okr', GROWTH)
  editor:expect_findings(FINDINGS)
  suite.equal(#editor:children(), 1, 'processes for two documents')
end)

case('open: okr.toml marks the root, or the repository, or there is none', function()
  local editor = Editor.start()
  local function root(folder)
    editor:open(folder .. '/growth.okr', GROWTH)
    editor:settle()
    return editor:lua('return vim.lsp.get_clients({ bufnr = 0 })[1].root_dir or "none"')
  end
  suite.equal(root('plain'), 'none')
  vim.fn.mkdir(editor.work .. '/repository/.git', 'p')
  suite.equal(root('repository/docs'), vim.loop.fs_realpath(editor.work .. '/repository'))
  vim.fn.mkdir(editor.work .. '/repository/teams', 'p')
  vim.fn.writefile({}, editor.work .. '/repository/teams/okr.toml')
  suite.equal(root('repository/teams/growth'), vim.loop.fs_realpath(editor.work .. '/repository/teams'))
end)

case('open: the server ends with the editor', function()
  local editor = Editor.start()
  editor:open('growth.okr', GROWTH)
  editor:settle()
  local server = editor:children()[1]
  editor:quit()
  assert(suite.until_true(function()
    return vim.loop.kill(server, 0) ~= 0
  end), 'the server outlives the editor')
end)

case('open: without a server the text can be written, and a message says what is missing', function()
  local editor = Editor.start({ path = '/nonexistent', trouble = true })
  editor:open('growth.okr', GROWTH)
  editor:type('GoKR6: More<Esc>')
  editor:expect_text(GROWTH .. '  KR6: More')
  assert(editor:messages():find('okr: no findings, okr-ls is not installed or not on the PATH; `:checkhealth okr` tells more', 1, true))
end)

case('open: when the server dies the text is safe, and it can be started again', function()
  local editor = Editor.start({ trouble = true })
  editor:open('growth.okr', GROWTH)
  editor:settle()
  vim.loop.kill(editor:children()[1], 'sigkill')
  suite.becomes({}, function()
    return editor:lua('return vim.tbl_map(function(client) return client.name end, vim.lsp.get_clients())')
  end)
  editor:type('ggdd')
  editor:expect_text(vim.trim((GROWTH:gsub('^.-\n', ''))))
  editor:lua('published = {}')
  editor:command('edit!')
  editor:expect_findings(FINDINGS)
end)
