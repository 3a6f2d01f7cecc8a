-- Writing: indentation, formatting and folds; and the colours where no parser is built.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local DRESSED = [[
Cycle: 2026-Q4
Objective O1: Guests 🛎️ recommend us
  Owner: @maria

  KR1: Raise repeat stays from 18% to 25% @ana
    2026-10-19: 19%
    Source: https://example.com/stays
Key Results:
- Keep complaints about care below 5 a month @jörg
- Win 40 hotels @ana
Objective O2: Colleagues are proud of the house
  KR1: Cut overtime from 9 h to 4 h a week @li
]]

local function opened(init, text, options)
  local editor = Editor.start(vim.tbl_extend('force', { init = init }, options or {}))
  editor:open('guests.okr', text or DRESSED)
  return editor
end

-- Each: keys, and the lines that they make of `line`.
local INDENTED = {
  { '  KR1: Raise stays', 'oOwner: @ana<Esc>', '  KR1: Raise stays\n  Owner: @ana' },
  { '  KR1: Raise stays', 'A<CR>KR2: Cut waits<Esc>', '  KR1: Raise stays\n  KR2: Cut waits' },
  { '\t- Raise stays', 'A<CR>- Cut waits<Esc>', '\t- Raise stays\n\t- Cut waits' },
  { '    KR1: Raise stays @ana', 'f:wi<CR><Esc>', '    KR1: \n    Raise stays @ana' },
  { '  KR1: Raise stays', 'OKR0: First<Esc>', '  KR0: First\n  KR1: Raise stays' },
  { 'Objective: a\n  KR: b\n      Note: c\n KR: d', 'gg=G', 'Objective: a\n  KR: b\n      Note: c\n KR: d' },
  { '  KR1: Raise stays', 'A<CR>objective: no<Esc>', '  KR1: Raise stays\n  objective: no' },
}

case('write: a new line stands under the one above, and nothing moves by itself', function()
  local editor = opened()
  for index, step in ipairs(INDENTED) do
    local line, keys, expected = unpack(step)
    editor:open(index .. '.okr', line .. '\n')
    editor:type(keys)
    editor:expect_text(expected)
  end
end)

case('write: a statement is never broken while it is typed, and is one after formatting', function()
  local editor = opened('vim.o.textwidth = 40', '')
  editor:type('i  KR1: Raise the share of guests who come back within a year from 18% to 25%<Esc>')
  editor:expect_text('  KR1: Raise the share of guests who come back within a year from 18% to 25%')
  editor:type('oOwner: @ana<CR>- a bullet of its own<Esc>gggqG')
  editor:expect_text([[
  KR1: Raise the share of guests who
       come back within a year from 18%
       to 25%
  Owner: @ana
  - a bullet of its own]])
  -- What was one statement still is.
  editor:type('ggOObjective: Guests like it here<Esc>')
  assert(not editor:settle().findings:find('missing-number', 1, true))
end)

case('write: a reference leads to its document', function()
  local editor = opened()
  world.write(editor.work .. '/company.okr', 'Objective O2: All is well\n')
  editor:open('team.okr', 'Objective: We help\n  Supports: company.okr#O2\n')
  editor:go('company')
  editor:type('gf')
  suite.becomes('company.okr', function()
    return editor:lua('return vim.fn.bufname()')
  end)
end)

local function fold_levels(editor)
  return editor:lua([[
    if vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] then
      vim.treesitter.get_parser(0):parse(true)
    end
    vim.cmd.normal('zx')
    return vim.tbl_map(vim.fn.foldlevel, vim.fn.range(1, vim.fn.line('$')))
  ]])
end

local WAYS = {
  { 'the parser', '', 'v:lua.vim.treesitter.foldexpr()', { 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1 } },
  { 'the server', 'vim.g.okr = { build = false }', 'v:lua.vim.lsp.foldexpr()', { 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 2, 2 } },
  { 'words', 'vim.g.okr = { build = false, lsp = false }', "v:lua.require'okr.fold'.plain()", { 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 2 } },
}

for _, way in ipairs(WAYS) do
  local by, init, expression, levels = unpack(way)
  case(('write: objectives and key results fold by %s, all open at first'):format(by), function()
    if by == 'the server' then
      suite.since('0.11', 'vim.lsp.foldexpr')
    end
    local editor = opened(init, nil, { clone = by ~= 'the parser' and world.clone() or nil })
    suite.becomes(expression, function()
      return editor:lua('return vim.wo.foldexpr')
    end)
    suite.equal(editor:lua('return vim.fn.foldclosed(5)'), -1)
    suite.becomes(levels, function()
      return fold_levels(editor)
    end, 'fold levels')
    editor:go('Raise')
    editor:type('zc')
    suite.becomes({ 5, 7 }, function()
      return editor:lua('return { vim.fn.foldclosed(6), vim.fn.foldclosedend(6) }')
    end)
  end)
end

case('write: who folds otherwise, or not at all, is left alone', function()
  suite.equal(opened('vim.o.foldmethod = "indent"'):lua('return vim.wo.foldmethod'), 'indent')
  suite.equal(opened('vim.g.okr = { folding = false }'):lua('return vim.wo.foldmethod'), 'manual')
end)

local PLAIN = [[
Cycle: 2026-Q4
# Plans 🌍 für 2027
- **Objective 1**: Guests 🛎️ recommend us
  Owner: @maria
  KR1: Raise 🏨 repeat stays from <baseline> to 25% => 21% good
    2026-10-19: 19%
    Status: on-track
(KR2) 8 → 3 min, see [the plan](https://example.com/plan) by 2026-11-30 @jörg [committed] #desk
Initiatives:
- [ ] Paint the façade `now`
Project - the big one
KR1 improvements
// okr-ls: allow-file(lagging-metric) - the board 🪑 asked
A note with nothing in it
Objective
O: 3 more
]]

-- The group that colours the first place of some words.
local GROUPS = {
  { 'Cycle', 'okrKey' },
  { '2026-Q4', 'okrQuarter' },
  { 'Plans', 'okrHeading' },
  { '2027', 'okrHeading' },
  { '**', 'okrDress' },
  { 'Objective 1', 'okrObjective' },
  { 'recommend', 'okrTitle' },
  { 'Owner', 'okrKey' },
  { '@maria', 'okrMention' },
  { 'KR1', 'okrKeyResult' },
  { 'repeat', '' },
  { '<baseline>', 'okrBlank' },
  { '25%', 'okrNumber' },
  { '=> 21%', 'okrResult' },
  { '2026-10-19', 'okrKey' },
  { '19%', 'okrNumber' },
  { 'Status', 'okrKey' },
  { '(KR2)', 'okrKeyResult' },
  { '→', 'okrArrow' },
  { '[the plan]', 'okrLink' },
  { '2026-11-30', 'okrDate' },
  { '@jörg', 'okrMention' },
  { '[committed]', 'okrAttribute' },
  { '#desk', 'okrTag' },
  { 'Initiatives', 'okrGroup' },
  { '[ ]', 'okrCheckBox' },
  { 'façade', '' },
  { '`now`', 'okrCode' },
  { 'Project - ', '' },
  { 'KR1 improvements', '' },
  { '// okr-ls', 'okrComment' },
  { 'board', 'okrComment' },
  { 'nothing', '' },
  { 'O: 3', 'okrObjective' },
}

case('write: without a parser every kind of word has its colour, too', function()
  local editor = opened('vim.g.okr = { build = false, lsp = false }', PLAIN, { clone = world.clone() })
  local seen = {}
  for _, place in ipairs(GROUPS) do
    editor:go(place[1])
    table.insert(seen, { place[1], editor:lua('return vim.fn.synIDattr(vim.fn.synID(vim.fn.line("."), vim.fn.col("."), 1), "name")') })
  end
  suite.equal(seen, GROUPS)
end)

case('write: every group of the plain colours is one that Neovim knows', function()
  local editor = opened('vim.g.okr = { build = false, lsp = false }', PLAIN, { clone = world.clone() })
  suite.equal(editor:lua([[
    local plain = {}
    for name in vim.fn.execute('syntax list'):gmatch('\n(okr%w+)') do
      local group = vim.fn.synIDattr(vim.fn.synIDtrans(vim.fn.hlID(name)), 'name')
      if group:find('^okr') and name ~= 'okrInline' and name ~= 'okrHead' then
        table.insert(plain, name)
      end
    end
    return plain
  ]]), {})
end)
