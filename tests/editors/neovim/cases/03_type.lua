-- Typing: whatever is done to the text, the findings are those of a file that was just opened with it.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local GUESTS = [[
Cycle: 2026-Q4
# Plans 🌍 für Österreich
Objective O1: Guests 🛎️ recommend us
  Owner: @maria

  KR1: Raise repeat stays from 18% to 25% @ana
  KR2: 🚀 Redesign the lobby für Stammgäste @jörg
  KR3: Cut the wait at the 🛎️ desk from 9 min to 4 min

  Initiative: Paint the façade @jörg
- Ownre: someone
KR9: Zimmer 🛏️ score 80
]]

-- `settle`, and the findings are as expected of that text.
local function watched(options)
  local editor, fresh = Editor.start(options), Editor.start(options)
  local count = 0
  local function check(step)
    local view = editor:settle()
    count = count + 1
    fresh:open(count .. '.okr', view.text .. '\n')
    local expected = fresh:settle()
    fresh:command('bwipeout')
    local on_text = (' after %s on\n%s\n'):format(step, view.text)
    suite.equal(view.findings, expected.findings, 'findings' .. on_text)
    suite.equal(view.messages, expected.messages, 'messages' .. on_text)
    return view
  end
  editor:open('guests.okr', GUESTS)
  return editor, check
end

local AT_ONCE = world.server_with('{ flags = { debounce_text_changes = 0 } }')

for _, unit in ipairs({ 'utf-8', 'utf-16', 'utf-32' }) do
  case(('type (%s): key by key'):format(unit), function()
    local editor, check = watched({ init = AT_ONCE .. world.counting_in(unit) })
    editor:go('KR3')
    editor:type('O')
    local line = 'KR4: 🚀 Build a cafè ☕️ for 12 guests @jörg'
    for _, key in ipairs(vim.fn.split(line, [[\zs]])) do
      editor:type(key)
      check(key)
    end
    for _, key in ipairs({ '<BS>', '<C-w>', '<C-w>', '<CR>', '<BS>', '<C-u>', 'K', 'R', ':', ' ', 'N', 'P', 'S', '<Esc>' }) do
      editor:type(key)
      check(key)
    end
    local view = check('all')
    assert(view.text:find('KR4: 🚀 Build a cafè ☕️ for 12 guests KR: NPS\n', 1, true), view.text)
  end)
end

local COMMANDS = {
  'ggdd', 'Gdd', 'P', 'u', 'u', '<C-r>', 'kJ', 'xp', 'gg>>', '.', '.', 'guu', 'u',
  'yyGp', 'ggO<Esc>', 'dG', 'u', 'GoKR: 🎯<Esc>', 'x', 'rß', 'R🎯🎯<Esc>', 'ggVGd', 'u',
  ':%s/ @/ 🧑 @/ge<CR>', ':%s/🛎️//ge<CR>', 'u', ':g/KR/m0<CR>', ':sort<CR>', 'u', ':%join<CR>', 'u',
  '4gg0<C-v>jjjIé <Esc>', '4gg0<C-v>jjjd', '5ggcip🏨<CR>KR: Ship it<Esc>', 'u',
  'ggyGP', ':3,$delete<CR>', ':undo 0<CR>', ':%normal A ✨<CR>', 'u', ':set fileformat=dos<CR>', 'ggAx<Esc>',
}

for _, unit in ipairs({ 'utf-8', 'utf-16' }) do
  case(('type (%s): deleting, putting, joining, replacing, undoing'):format(unit), function()
    local editor, check = watched({ init = world.counting_in(unit) })
    for _, keys in ipairs(COMMANDS) do
      editor:type(keys)
      check(keys)
    end
  end)

  case(('type (%s): 300 edits at random places'):format(unit), function()
    local editor, check = watched({ init = world.counting_in(unit) })
    local seed = tonumber(vim.env.OKR_SEED) or os.time()
    editor:lua([[
      math.randomseed(...)
      local pieces = {
        { '' }, { '' }, { '', '' }, { '🎯' }, { 'ü' }, { '👩‍💻 ' }, { ' ' }, { ':' }, { 'KR7: ' }, { '- ' }, { ' @li' }, { '5%' },
        { ' from 3 to 8' }, { '', 'KR: Ship the lamp', '' }, { '', 'Objective: Größe', '' }, { '<target>' }, { '', '# 🏔', '' },
      }
      local function place()
        local row = math.random(0, vim.api.nvim_buf_line_count(0) - 1)
        local line = vim.api.nvim_buf_get_lines(0, row, row + 1, true)[1]
        local starts = vim.str_utf_pos(line)
        table.insert(starts, #line + 1)
        return { row, starts[math.random(#starts)] - 1 }
      end
      function edit()
        local from, to = place(), place()
        if math.random(3) > 1 then
          to = from
        elseif to[1] < from[1] or to[1] == from[1] and to[2] < from[2] then
          from, to = to, from
        end
        if to[1] - from[1] > 1 then
          to = from
        end
        vim.api.nvim_buf_set_text(0, from[1], from[2], to[1], to[2], pieces[math.random(#pieces)])
      end
    ]], seed)
    local found = 0
    for round = 1, 30 do
      editor:lua('for _ = 1, 10 do edit() end')
      found = found + #check(('round %d of OKR_SEED=%d'):format(round, seed)).findings
      if round % 3 == 0 then
        -- Otherwise little is left that could be found fault with.
        editor:type(':undo 0<CR>')
      end
    end
    assert(found > 0)
  end)
end

case('type: 1,000 keys in one go', function()
  local editor, check = watched()
  editor:go('Ownre')
  editor:type('O' .. ('KR: Launch 🚀 a lamp<CR>'):rep(49) .. 'KR: Launch 🚀 a lamp<Esc>')
  editor:type('gg')
  local _, lamps = check('typing').text:gsub('a lamp', '')
  suite.equal(lamps, 50)
end)
