-- Reading and writing: colours, comments, long lines; with a parser, without one, and with a broken one.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local LAUNCH = [[
Cycle: 2026-Q4
# Plans 🌍 für 2027
- **Objective 1**: Guests 🛎️ recommend us
  Owner: @maria
  KR1: Raise 🏨 repeat stays from <baseline> to 25% => 21% good
    2026-10-19: 19%
    Supports: O1/KR1
  KR2: 8 → 3 min, see [the plan](https://example.com/plan) by 2026-11-30 @jörg [committed] #desk
Initiatives:
- [ ] Paint the façade `now`
// okr-ls: allow-file(lagging-metric) - the board 🪑 asked
A note with nothing in it
]]

-- The capture that colours the first place of some words.
local CAPTURES = {
  { 'Cycle', 'property' },
  { '2026-Q4', 'constant' },
  { 'Plans', 'markup.heading' },
  { '2027', 'markup.heading' },
  { '**', 'punctuation.special' },
  { 'Objective 1', 'keyword' },
  { ':', 'punctuation.delimiter' },
  { 'recommend', 'markup.heading' },
  { 'Owner', 'property' },
  { '@maria', 'variable.parameter' },
  { 'KR1', 'keyword' },
  { 'repeat', 'none' },
  { '<baseline>', 'variable.builtin' },
  { '25%', 'number' },
  { '=> 21%', 'diff.plus' },
  { '2026-10-19', 'property' },
  { '19%', 'number' },
  { 'O1/KR1', 'label' },
  { '→', 'operator' },
  { '[the plan]', 'markup.link' },
  { '2026-11-30', 'constant' },
  { '@jörg', 'variable.parameter' },
  { '[committed]', 'attribute' },
  { '#desk', 'tag' },
  { 'Initiatives', 'keyword' },
  { '[ ]', 'markup.list' },
  { 'façade', 'none' },
  { '`now`', 'markup.raw' },
  { 'board', 'comment' },
  { 'asked', 'comment' },
  { 'nothing', 'none' },
}

local function colours(editor)
  local seen = {}
  for _, place in ipairs(CAPTURES) do
    editor:go(place[1])
    local captures = editor:lua([[
      vim.treesitter.get_parser(0):parse(true)
      return vim.treesitter.get_captures_at_cursor(0)
    ]])
    table.insert(seen, { place[1], captures[#captures] or 'none' })
  end
  return seen
end

case('read: every kind of word has its colour, behind emoji too', function()
  local editor = Editor.start()
  editor:open('launch.okr', LAUNCH)
  suite.equal(editor:lua('return vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] ~= nil'), true)
  suite.equal(colours(editor), CAPTURES)
end)

case('read: colours follow what is typed', function()
  local editor = Editor.start()
  editor:open('launch.okr', 'x\n\n' .. LAUNCH)
  editor:type('ggdd:undo<CR>ggA 🎯<Esc>:%s/Guests/Gäste 🎯/<CR>ggjdd')
  suite.becomes(CAPTURES, function()
    return colours(editor)
  end)
end)

case('read: every capture of the queries is a colour that Neovim knows', function()
  local editor = Editor.start()
  editor:open('launch.okr', LAUNCH)
  suite.equal(editor:lua([[
    local plain = {}
    for _, capture in ipairs(vim.treesitter.query.get('okr', 'highlights').captures) do
      if vim.tbl_isempty(vim.api.nvim_get_hl(0, { name = '@' .. capture, link = false })) then
        table.insert(plain, capture)
      end
    end
    return plain
  ]]), {})
end)

-- What stands in the window that opens at the cursor, line for line.
local function popup(editor)
  return editor:lua([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
      end
    end
    return {}
  ]])
end

case('read: K tells what a key result is, and what its owner owns', function()
  local editor = Editor.start()
  editor:open('guests.okr', 'Objective O1: 🛎️ Guests come back\n  KR1: 🏨 Redesign the menu @jörg\n  KR2: Win 9 chefs @ana')
  editor:settle()
  editor:go('Redesign')
  editor:type('K')
  suite.becomes({
    '| KR1   | a task |',
    '| :---- | :----- |',
    '| Owner | @jörg  |',
    '',
    'What says so:',
    '',
    '- “menu”: works on a thing that is made',
    '- no figure',
    '- “Redesign”: begins with a verb of making',
    '',
    'To look at:',
    '',
    '- This is a task, not a result: “Redesign the menu”.',
  }, function()
    return popup(editor)
  end)
  editor:go('@ana')
  editor:type('K')
  suite.becomes({ '**@ana** owns 1 key result here.', '', 'O1 “🛎️ Guests come back”', '', '- KR2 “Win 9 chefs”' }, function()
    return popup(editor)
  end)
end)

case('read: gcc turns a line into a comment and back', function()
  local editor = Editor.start()
  local text = 'Objective: Guests come back\n  KR1: Launch a card @ana\n  KR2: Grow stays from 3 to 5 by May @ana'
  editor:open('guests.okr', text)
  editor:expect_findings('2:7-13 warning task-not-outcome “Launch”')
  editor:go('card')
  editor:type('gcc')
  editor:expect_text((text:gsub('KR1', '// KR1')))
  editor:expect_findings('1:0-9 hint too-few-key-results “Objective”')
  editor:type('gcc')
  editor:expect_text(text)
  editor:expect_findings('2:7-13 warning task-not-outcome “Launch”')
  editor:type('gcj')
  editor:expect_text((text:gsub('KR', '// KR')))
end)

case('read: long lines wrap between words; another file type undoes it', function()
  local editor = Editor.start({ init = 'vim.o.wrap = false\n' })
  editor:open('guests.okr', LAUNCH)
  local function options()
    return editor:lua('return { vim.wo.wrap, vim.wo.linebreak, vim.wo.breakindent, vim.bo.commentstring, vim.wo.foldmethod }')
  end
  suite.equal(options(), { true, true, true, '// %s', 'expr' })
  editor:command('set filetype=text')
  suite.equal(options(), { false, false, false, '', 'manual' })
  suite.equal(editor:lua('return vim.fn.maparg("]o", "n")'), '')
  suite.equal(editor:lua('return vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] == nil'), true)
end)

case('read: Tab indents by two blanks, except where the document has tabs or the user says no', function()
  local function indent(init, text)
    local editor = Editor.start({ init = init })
    editor:open('guests.okr', text)
    return editor:lua('return { vim.bo.expandtab, vim.bo.shiftwidth, vim.bo.softtabstop }')
  end
  suite.equal(indent(nil, LAUNCH), { true, 2, 2 })
  suite.equal(indent(nil, (LAUNCH:gsub('\n', '\n\t', 1))), { false, 8, 0 })
  suite.equal(indent('vim.g.okr = { indent = false }', LAUNCH), { false, 8, 0 })
end)

case('read: without a parser there are findings, and no complaint', function()
  local editor = Editor.start({ clone = world.clone(), init = 'vim.g.okr = { build = false }' })
  editor:open('guests.okr', 'KR: Launch a card\nObjective: Guests come back')
  assert(editor:settle().findings ~= '')
  suite.equal(editor:lua('return vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] == nil'), true)
  suite.equal(editor:messages():gsub('"guests.okr".*', ''), '')
end)

case('read: a parser that does not load is said to be one, once', function()
  local clone = world.clone()
  world.write(clone .. '/editors/neovim/parser/okr.so', 'not a parser')
  local editor = Editor.start({ clone = clone })
  editor:open('guests.okr', LAUNCH)
  editor:open('hosts.okr', LAUNCH)
  editor:settle()
  local _, count = editor:messages():gsub('okr: the parser does not load', '')
  suite.equal(count, 1, editor:messages())
end)

-- No Neovim 0.9 is to be had for the tests. What came after it is taken from the plugin: from its own code, for
-- Neovim's own needs it.
local WITHOUT_WHAT_0_9_LACKS = [[
  vim.lsp.config, vim.lsp.enable, vim.lsp.is_enabled, vim.lsp.foldexpr = nil
  local function refuse(holder, name)
    local original = holder[name]
    holder[name] = function(...)
      assert(not debug.getinfo(2, 'S').source:find('editors/neovim', 1, true), name .. ' is not in Neovim 0.9')
      return original(...)
    end
  end
  for _, name in ipairs({ 'root', 'relpath', 'joinpath' }) do
    if vim.fs[name] then
      refuse(vim.fs, name)
    end
  end
  for _, name in ipairs({ 'system', 'iter', 'keycode', 'islist' }) do
    refuse(type(vim[name]) == 'table' and getmetatable(vim[name]) or vim, type(vim[name]) == 'table' and '__call' or name)
  end
  refuse(vim.snippet, 'expand')
]]

case('read: with what Neovim 0.9 has there are findings, colours, folds and commands, too', function()
  if vim.fn.has('nvim-0.11') == 1 then
    suite.skip('is asked of the oldest Neovim that is to be had')
  end
  local editor = Editor.start({ init = WITHOUT_WHAT_0_9_LACKS })
  editor:open('launch.okr', LAUNCH)
  assert(editor:settle().findings ~= '')
  suite.equal(colours(editor), CAPTURES)
  suite.equal(editor:lua('return { vim.wo.foldmethod, vim.bo.commentstring }'), { 'expr', '// %s' })
  editor:command('Okr blank')
  editor:type('18%<Esc>')
  editor:lua('published = {}')
  editor:command('Okr restart')
  assert(editor:settle().text:find('stays from 18% to', 1, true))
  editor:command('checkhealth okr')
end)

case('build: again, under a Neovim that uses the parser', function()
  local clone = world.clone()
  world.build(clone)
  local editor = Editor.start({ clone = clone })
  editor:open('launch.okr', LAUNCH)
  suite.equal(colours(editor), CAPTURES)
  world.build(clone)
  editor:type('ggyyP')
  suite.becomes(CAPTURES, function()
    return colours(editor)
  end)
end)

case('build: what stands in its way is said', function()
  local clone = world.clone()
  local function build(environment)
    local job = { world.nvim, '-l', clone .. '/editors/neovim/build.lua' }
    local result = vim.system(job, { env = environment, text = true }):wait()
    return result.code, result.stderr
  end
  local code, output = build({ PATH = '/nonexistent', CC = '' })
  suite.equal(code, 1)
  assert(output:find('no C compiler found', 1, true), output)
  world.write(clone .. '/grammar/src/scanner.c', 'not C')
  code, output = build()
  suite.equal(code, 1)
  assert(output:find('the parser does not compile', 1, true) and output:find('scanner.c', 1, true), output)
  suite.equal(vim.fn.glob(clone .. '/editors/neovim/parser/okr.so'), '', 'a parser all the same')
end)
