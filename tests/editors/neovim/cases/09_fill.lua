-- Filling in blanks: what is selected after a fix, and from one blank to the next.

local Editor = require('editor')
local suite = require('suite')
local case = suite.case

local STAYS = [[
Objective O1: Gäste kommen gern wieder 🛎️
  KR1: 🎯 Raise stays from <baseline> to <target> @ana
  KR2: Launch a loyalty card für Stammgäste @jörg
  KR3: Cut the wait to X% by TBD, then to ___
]]

local function opened(init)
  local editor = Editor.start({ init = init })
  editor:open('stays.okr', STAYS)
  editor:settle()
  return editor
end

-- Waits until exactly these words are selected, such that typing replaces them.
local function expect_selected(editor, words)
  suite.becomes({ 's', words }, function()
    return editor:lua([[
      local to, from = vim.fn.getpos('v'), vim.fn.getpos('.')
      local less = vim.o.selection == 'exclusive' and 1 or 0
      local text = vim.fn.getline(from[2]):sub(from[3], to[3] - less)
      return { vim.api.nvim_get_mode().mode, from[2] == to[2] and text or 'several lines' }
    ]])
  end, 'the selection')
end

local function expect_line(editor, number, text)
  suite.becomes(text, function()
    return editor:lua('return vim.fn.getline(...)', number)
  end, 'line ' .. number)
end

local function expect_mode(editor, mode)
  suite.becomes(mode, function()
    return editor:lua('return vim.api.nvim_get_mode().mode')
  end, 'the mode')
end

local BOUND = 'Raise the share of customers who buy again within 90 days from '

case('fill: after a fix its first blank is typed over, and the next is one tab away', function()
  suite.since('0.10', 'LspRequest')
  local editor = opened()
  editor:go('loyalty')
  editor:act('Make it an outcome: raise repeat purchases')
  expect_selected(editor, '<baseline>')
  editor:type('18')
  expect_line(editor, 3, '  KR2: ' .. BOUND .. '18% to <target>% @jörg')
  editor:type('<Tab>')
  expect_selected(editor, '<target>')
  editor:type('2<BS>25<S-Tab><Tab>')
  -- No blank is left before it, so the cursor has stayed; and the blanks of other lines are not of this fix.
  expect_mode(editor, 'i')
  editor:type(' and more<Esc>')
  expect_line(editor, 3, '  KR2: ' .. BOUND .. '18% to 25% @jörg and more')
  expect_line(editor, 2, '  KR1: 🎯 Raise stays from <baseline> to <target> @ana')
  suite.equal(editor:lua('return vim.fn.maparg("<Tab>", "s", false, true).buffer or 0'), 0, 'a mapping left behind')
end)

case('fill: a blank that is kept can be stepped over, back and forth', function()
  suite.since('0.10', 'LspRequest')
  local editor = opened()
  editor:go('loyalty')
  editor:act('Make it an outcome: raise repeat purchases')
  expect_selected(editor, '<baseline>')
  editor:type('<Tab>')
  expect_selected(editor, '<target>')
  editor:type('<S-Tab>')
  expect_selected(editor, '<baseline>')
  editor:type('<Esc>')
  expect_mode(editor, 'n')
  expect_line(editor, 3, '  KR2: ' .. BOUND .. '<baseline>% to <target>% @jörg')
end)

case('fill: not for those who do not want it', function()
  local editor = opened('vim.g.okr = { fill = false }')
  editor:go('loyalty')
  editor:act('Make it an outcome: raise repeat purchases')
  expect_line(editor, 3, '  KR2: ' .. BOUND .. '<baseline>% to <target>% @jörg')
  expect_mode(editor, 'n')
end)

for _, selection in ipairs({ 'inclusive', 'exclusive' }) do
  case(('fill (%s): every kind of blank is a key away, and after the last one comes the first'):format(selection), function()
    local editor = opened(('vim.o.selection = "%s"'):format(selection))
    for _, blank in ipairs({ '<baseline>', '<target>', 'X', 'TBD', '___', '<baseline>' }) do
      editor:type(']o')
      expect_selected(editor, blank)
      editor:type('<Esc>')
      expect_mode(editor, 'n')
    end
    editor:type('[o')
    expect_selected(editor, '___')
    editor:type('5 min<S-Tab>')
    expect_selected(editor, 'TBD')
    editor:type('May<S-Tab>10<Esc>')
    expect_line(editor, 4, '  KR3: Cut the wait to 10% by May, then to 5 min')
    suite.equal(editor:lua('return vim.fn.getreg([["]])'), '', 'the register')
  end)
end

case('fill: what <Tab> did before it does again', function()
  local editor = opened([[
    vim.api.nvim_create_autocmd('FileType', {
      pattern = 'okr',
      callback = function()
        vim.keymap.set('i', '<Tab>', 'mine', { buffer = true })
      end,
    })
  ]])
  editor:type(']o4<Tab>')
  expect_selected(editor, '<target>')
  editor:type('9<Esc>A <Tab><Esc>')
  expect_line(editor, 2, '  KR1: 🎯 Raise stays from 4 to 9 @ana mine')
end)

case('fill: where none is left that is said', function()
  local editor = Editor.start()
  editor:open('done.okr', 'Objective: a < b and 3 > 2, <br> <https://example.com>\n')
  editor:type(']o')
  suite.becomes('okr: no blank is left to fill in', function()
    return vim.split(editor:messages(), '\n')[2] or editor:messages()
  end)
end)

case('fill: keys that are taken stay as they are', function()
  local editor = opened([[
    vim.keymap.set('n', ']ob', '<Cmd>let g:theirs = 1<CR>')
    vim.keymap.set('n', 'gn', '<Plug>(okr-previous-blank)')
  ]])
  editor:type(']ob')
  suite.becomes(1, function()
    return editor:lua('return vim.g.theirs')
  end)
  suite.equal(editor:lua('return vim.fn.maparg("[o", "n")'), '')
  editor:type('gn')
  expect_selected(editor, '___')
  editor:type('<Esc>')
  local without = opened('vim.g.no_okr_maps = true')
  suite.equal(without:lua('return vim.fn.maparg("]o", "n") .. vim.fn.maparg("<C-CR>", "i")'), '')
end)
