-- Opening: what a person sees who has just written two lines into init.lua.

local Editor = require('editor')
local suite = require('suite')
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
  suite.equal(encoding(editor), 'utf-8', 'the agreed unit of columns')
end)

for _, unit in ipairs({ 'utf-16', 'utf-32' }) do
  case('open: the same bytes when columns are counted in ' .. unit, function()
    local editor = Editor.start({
      init = ("vim.lsp.config('okr_ls', { capabilities = { general = { positionEncodings = { '%s' } } } })"):format(unit),
    })
    editor:open('growth.okr', GROWTH)
    editor:expect_findings(FINDINGS)
    suite.equal(encoding(editor), unit, 'the agreed unit of columns')
  end)
end
