-- `:Okr` and what it does, where another part of the editor does not do it.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local CARE = [[
Cycle: 2020-Q4
Team: Care

Objective O1: Guests 🛎️ come back
  KR1: Raise repeat stays from 18% to 25% @ana
  KR2: Launch a loyalty card @ana

Objective O2: Colleagues are proud of the house
  KR1: Keep sick days below 4 a year @jörg
]]

local function opened(init)
  local editor = Editor.start({ init = init })
  editor:open('care.okr', CARE)
  editor:settle()
  return editor
end

-- Waits until the last message holds these words.
local function expect_said(editor, words)
  suite.becomes(true, function()
    return editor:messages():find(words, 1, true) ~= nil
  end, words)
end

local function buffer_name(editor)
  return editor:lua('return vim.fn.bufname()')
end

local SUBCOMMANDS = { 'next', 'up', 'down', 'blank', 'new', 'table', 'explain', 'cycle', 'restart', 'log', 'build' }

case('command: its words complete, each with what may follow', function()
  local editor = opened()
  local function complete(line)
    return editor:lua('return vim.fn.getcompletion(..., "cmdline")', line)
  end
  suite.equal(complete('Okr '), SUBCOMMANDS)
  suite.equal(complete('Okr n'), { 'next', 'new' })
  suite.equal(complete('1,5Okr ta'), { 'table' })
  suite.equal(complete('Okr explain missing-d'), { 'missing-direction' })
  assert(#complete('Okr new Care ') > 2, 'cycles')
  suite.equal(complete('Okr up '), {})
  suite.equal(complete('Okr nonsense '), {})
end)

case('command: each of its words is in the help and in the README', function()
  local help = world.read(world.root .. '/editors/neovim/doc/okr.txt')
  local readme = world.read(world.root .. '/editors/neovim/README.md')
  for _, name in ipairs(SUBCOMMANDS) do
    assert(help:find('*:Okr-' .. name .. '*', 1, true), name)
    assert(readme:find('`:?O?k?r? ?' .. name .. '`'), name)
  end
end)

case('command: alone it offers all that can be done', function()
  local editor = opened([[
    vim.ui.select = function(items, options, choose)
      offered = vim.tbl_map(options.format_item, items)
      choose(items[4])
    end
  ]])
  editor:command('Okr')
  suite.equal(#editor:lua('return offered'), #SUBCOMMANDS)
  suite.equal(editor:lua('return offered[1]'), 'next     start the next objective or key result')
  -- The fourth is `blank`, and this document has none.
  expect_said(editor, 'okr: no blank is left to fill in')
end)

case('command: a word that it does not know, and a place where there is nothing to do', function()
  local editor = opened()
  editor:command('Okr nxet')
  expect_said(editor, 'okr: there is no `:Okr nxet`; there are next, up, down')
  editor:go('KR1')
  editor:command('Okr up')
  expect_said(editor, 'okr: nothing to move past')
  editor:command('enew')
  editor:command('Okr next')
  expect_said(editor, 'okr: this is no OKR document')
end)

case('command: the rule of a finding is explained in a window of its own', function()
  local editor = opened()
  editor:go('loyalty')
  editor:command('Okr explain')
  suite.becomes('# task-not-outcome', function()
    return editor:lua('return vim.fn.getline(1)')
  end)
  suite.equal(editor:lua('return { vim.bo.filetype, vim.bo.modifiable, vim.fn.winnr("$") }'), { 'markdown', false, 2 })
  editor:type('q')
  suite.becomes('care.okr', function()
    return buffer_name(editor)
  end)
  editor:command('Okr explain vanity-metric')
  suite.becomes('# vanity-metric', function()
    return editor:lua('return vim.fn.getline(1)')
  end)
  editor:command('Okr explain no-such-rule')
  expect_said(editor, 'there is no rule “no-such-rule”')
end)

case('command: a rule is chosen from all of them where there is no finding', function()
  local editor = Editor.start({
    init = [[
      vim.ui.select = function(items, options, choose)
        offered = vim.tbl_map(options.format_item, items)
        choose(items[2])
      end
    ]],
  })
  -- No document is open: a server is started for the question alone.
  editor:command('Okr explain')
  suite.becomes('# missing-number', function()
    return editor:lua('return vim.fn.getline(1)')
  end)
  assert(editor:lua('return offered[2]'):find('^missing%-number: '), 'what the rule is about')
end)

case('command: a new document has its blanks a tab apart, and is never written over one', function()
  local editor = opened()
  editor:command('Okr new Customer Care 2027-Q1')
  suite.becomes('customer-care-2027-Q1.okr', function()
    return vim.fs.basename(buffer_name(editor))
  end)
  suite.becomes('s', function()
    return editor:lua('return vim.api.nvim_get_mode().mode')
  end)
  editor:type('Guests come back<Tab>@ana<Esc>')
  suite.becomes({ 'Cycle: 2027-Q1', 'Team: Customer Care', '', 'Objective O1: Guests come back', '  Owner: @ana' }, function()
    return editor:lua('return vim.api.nvim_buf_get_lines(0, 0, 5, false)')
  end)
  suite.equal(vim.fn.filereadable(editor.work .. '/customer-care-2027-Q1.okr'), 0, 'written')
  assert(editor:settle().findings ~= '')
  editor:command('write')
  editor:command('edit care.okr')
  editor:command('Okr new Customer Care 2027-Q1')
  expect_said(editor, 'customer-care-2027-Q1.okr is there already')
  suite.becomes('Objective O1: Guests come back', function()
    return editor:lua('return vim.fn.getline(4)')
  end)
end)

case('command: a new document asks for team and cycle', function()
  local editor = Editor.start({
    init = [[
      vim.ui.input = function(_, done) done(' Growth ') end
      vim.ui.select = function(items, _, choose) choose(items[2]) end
    ]],
  })
  local cycles = editor:lua('return require("okr.document").cycles()')
  editor:command('Okr new')
  suite.becomes({ 'Cycle: ' .. cycles[2], 'Team: Growth' }, function()
    return editor:lua('return vim.api.nvim_buf_get_lines(0, 0, 2, false)')
  end)
  assert(editor:settle().findings ~= '')
  suite.equal(#editor:children(), 1, 'the server that was asked serves the document')
end)

case('command: the table of a document, or of some objectives, can be put elsewhere', function()
  local editor = opened()
  local function copied()
    return vim.split(editor:lua('return vim.fn.getreg([["]])'), '\n', { trimempty = true })
  end
  editor:command('Okr table')
  suite.becomes(5, function()
    return #copied()
  end)
  assert(copied()[3]:find('KR1: Raise repeat stays', 1, true), copied()[3])
  expect_said(editor, 'okr: a table of 5 lines is in ')
  editor:command('8Okr table')
  suite.becomes(3, function()
    return #copied()
  end)
  assert(copied()[3]:find('KR1: Keep sick days', 1, true), copied()[3])
  editor:open('empty.okr', 'Nothing yet\n')
  editor:settle()
  editor:command('Okr table')
  expect_said(editor, 'okr: there is no key result to put into a table')
end)

case('command: the cycle of the place, in words and in the status line', function()
  local editor = opened([[vim.o.statusline = "%f %{v:lua.require'okr'.status()}"]])
  local function status()
    return editor:lua('return require("okr").status()')
  end
  suite.becomes(true, function()
    return status():find('^2020%-Q4 ·') ~= nil
  end)
  editor:command('Okr cycle')
  expect_said(editor, '(2020-10-01 to 2020-12-31)')
  editor:type('ggC' .. 'Cycle: Spring<Esc>')
  suite.becomes(true, function()
    return not status():find('2020', 1, true)
  end)
  editor:command('enew')
  suite.equal(status(), '')
end)

case('command: the server is started again, with all documents', function()
  local editor = opened()
  editor:open('other.okr', CARE)
  editor:settle()
  local before = editor:children()
  editor:lua('published = {}')
  editor:command('Okr restart')
  expect_said(editor, 'okr: the server was started again')
  editor:settle()
  local after = editor:children()
  suite.equal(#after, 1)
  assert(after[1] ~= before[1], 'the same process')
  editor:command('buffer care.okr')
  assert(editor:settle().findings ~= '')
end)

case('command: a server that was killed comes back when asked to', function()
  local editor = Editor.start({ trouble = true })
  editor:open('care.okr', CARE)
  editor:settle()
  vim.loop.kill(editor:children()[1], 'sigkill')
  suite.becomes(0, function()
    return #editor:children()
  end)
  editor:lua('published = {}')
  editor:command('Okr restart')
  assert(editor:settle().findings ~= '')
end)

case('command: the log opens at its end', function()
  local editor = opened()
  editor:command('Okr log')
  suite.equal(vim.fs.basename(buffer_name(editor)), 'lsp.log')
end)

case('command: a server without the commands is said to be too old', function()
  local editor = opened()
  editor:lua('vim.lsp.get_clients({ bufnr = 0 })[1].server_capabilities.executeCommandProvider = nil')
  suite.equal(editor:lua('return require("okr").status()'), '')
  suite.equal(vim.trim(editor:messages():gsub('"care.okr"[^\n]*', '')), '')
  editor:command('Okr table')
  expect_said(editor, 'okr: this okr-ls is too old for that')
end)
