-- Colours, folds, the outline, and items that move: what Neovim makes of them.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local STAYS = [[
Objective O1: Gäste kommen gern wieder 🛎️
  Owner: @maria

  KR1: 🎯 Raise repeat bookings from 18% to 25% @ana
    Source: https://example.com/stays
  KR2: Cut the wait at the desk from 9 min to 4 min by December @jörg
]]

local UNITS = { 'utf-8', 'utf-16' }

local function start(unit)
  local editor = Editor.start({
    init = world.counting_in(unit),
  })
  editor:open('stays.okr', STAYS)
  editor:settle()
  return editor
end

-- The words of the buffer that have a meaning, in order: `words type modifiers`.
local function colours(editor)
  return editor:lua([[
    local seen, last = {}, nil
    for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
      for col = 0, #line - 1 do
        for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos(0, row - 1, col) or {}) do
          if token.start_col == col then
            local modifiers = vim.tbl_keys(token.modifiers)
            table.sort(modifiers)
            table.insert(seen, vim.trim(('%s %s %s'):format(line:sub(col + 1, token.end_col), token.type, table.concat(modifiers, ' '))))
          end
        end
      end
    end
    return seen
  ]])
end

for _, unit in ipairs(UNITS) do
  case(('structure (%s): words are coloured by what they mean, right after typing too'):format(unit), function()
    local editor = start(unit)
    local expected = {
      '@maria parameter owner',
      'Raise function', 'repeat bookings type', '18% number baseline', '25% number target', '@ana parameter owner',
      'Cut function', 'wait type', '9 number baseline', '4 number target', 'December enumMember deadline', '@jörg parameter owner',
    }
    suite.becomes(expected, function()
      return colours(editor)
    end)
    editor:go('Raise')
    editor:type('i🎯🎯 <Esc>jdd')
    suite.becomes(expected, function()
      return colours(editor)
    end)
    editor:go('9 min')
    editor:type('xi12<Esc>')
    expected[9] = '12 number baseline'
    suite.becomes(expected, function()
      return colours(editor)
    end)
  end)

  case(('structure (%s): a key result moves with what belongs to it; the cursor goes along'):format(unit), function()
    local editor = start(unit)
    editor:go('bookings')
    editor:command('Okr down')
    editor:expect_text([[
Objective O1: Gäste kommen gern wieder 🛎️
  Owner: @maria

  KR2: Cut the wait at the desk from 9 min to 4 min by December @jörg
  KR1: 🎯 Raise repeat bookings from 18% to 25% @ana
    Source: https://example.com/stays]])
    suite.becomes('bookings', function()
      return editor:lua('return vim.fn.expand("<cword>")')
    end)
    editor:command('Okr up')
    editor:expect_text(vim.trim(STAYS))
    editor:settle()
  end)

  case(('structure (%s): the next key result is a line of its own, ready for its words'):format(unit), function()
    local editor = start(unit)
    editor:go('bookings')
    editor:command('Okr next')
    suite.becomes({ 'i', 8 }, function()
      return editor:lua('return { vim.api.nvim_get_mode().mode, vim.fn.col(".") }')
    end)
    editor:type('Win 40 hotels @ana<Esc>')
    editor:expect_text((vim.trim(STAYS):gsub('example.com/stays\n', 'example.com/stays\n  KR3: Win 40 hotels @ana\n')))
    editor:settle()
  end)
end

case('structure: the outline lists objectives and key results', function()
  local editor = start('utf-8')
  editor:type('gO')
  suite.becomes({
    '[Class] O1: Gäste kommen gern wieder 🛎️',
    '[Method] KR1: Raise repeat bookings from 18% to 25%',
    '[Method] KR2: Cut the wait at the desk from 9 min to 4 min',
  }, function()
    return editor:lua('return vim.tbl_map(function(it) return it.text end, vim.fn.getloclist(0))')
  end)
end)
