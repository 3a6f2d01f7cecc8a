-- Configuring: okr.toml beside the documents, open or not, and the user's own settings.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local TASK = [[
Cycle: 2026-Q4
Objective: Members feel heard
  KR1: Redesign the member portal @ana
  KR2: Cut complaints about waiting from 31 to 12 a month @ana
]]

local function becomes(editor, expected)
  suite.becomes(expected, function()
    return editor:lua('return findings()')
  end)
end

case('configure: the okr.toml above a document holds, and another one after the next write', function()
  local editor = Editor.start()
  world.write(editor.work .. '/okr.toml', '[rules]\ntask-not-outcome = "error"\n')
  editor:open('team/a.okr', TASK)
  editor:expect_findings('3:7-15 error task-not-outcome “Redesign”')
  world.write(editor.work .. '/okr.toml', '[rules]\ntask-not-outcome = "hint"\n')
  editor:command('write')
  becomes(editor, { '3:7-15 hint task-not-outcome “Redesign”' })
end)

case('configure: okr.toml shows its mistakes while it is written, and is heard before it is saved', function()
  local editor = Editor.start()
  editor:open('okr.toml', '[rules]\ntask-not-outcom = "off"\n')
  suite.equal(editor:lua('return vim.bo.filetype'), 'toml')
  becomes(editor, { '2:0-15 error invalid-configuration “task-not-outcom”' })
  editor:open('a.okr', TASK)
  becomes(editor, { '3:7-15 warning task-not-outcome “Redesign”' })
  editor:command('buffer okr.toml')
  editor:type('jfmae<Esc>')
  becomes(editor, {})
  editor:command('buffer a.okr')
  becomes(editor, {})
  suite.equal(#editor:children(), 1, 'processes for a document and its configuration')
end)

case('configure: other TOML is left alone', function()
  local editor = Editor.start()
  editor:open('Cargo.toml', '[package]\nname = "a"\n')
  suite.equal(editor:children(), {})
end)

case('configure: the settings of the user win, and change while the server runs', function()
  local editor = Editor.start({ init = world.server_with("{ settings = { okr = { rules = { ['task-not-outcome'] = 'info' } } } }") })
  world.write(editor.work .. '/okr.toml', '[rules]\ntask-not-outcome = "error"\n')
  editor:open('a.okr', TASK)
  becomes(editor, { '3:7-15 info task-not-outcome “Redesign”' })
  editor:lua([[
    local client = vim.lsp.get_clients({ bufnr = 0 })[1]
    client.settings = vim.empty_dict()
    local settings = { settings = client.settings }
    if vim.fn.has('nvim-0.11') == 1 then
      client:notify('workspace/didChangeConfiguration', settings)
    else
      client.notify('workspace/didChangeConfiguration', settings)
    end
  ]])
  becomes(editor, { '3:7-15 error task-not-outcome “Redesign”' })
end)
