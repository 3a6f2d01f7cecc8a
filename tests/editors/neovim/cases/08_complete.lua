-- Completion, asked for with the keys that Neovim has for it.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local STAYS = [[
Cycle: 2026-Q4
Objective O1: Gäste kommen gern wieder 🛎️
  Owner: @maria
  KR1: Raise repeat stays from 18% to 25% @jörg
  KR2: Cut the wait at the 🛎️ desk from 9 min to 4 min
]]

-- What a user writes to have items completed, tab stops and all.
local ENABLE = [[
  vim.o.completeopt = 'menuone,noselect'
  vim.api.nvim_create_autocmd('LspAttach', {
    callback = function(args)
      vim.lsp.completion.enable(true, args.data.client_id, args.buf)
    end,
  })
]]

-- Waits for the menu to show exactly these words.
local function expect_menu(editor, words)
  suite.becomes(words, function()
    return editor:lua([[
      return vim.tbl_map(function(item) return item.abbr ~= '' and item.abbr or item.word end,
        vim.fn.complete_info({ 'items' }).items)
    ]])
  end, 'the menu')
end

for _, unit in ipairs({ 'utf-8', 'utf-16' }) do
  case(('complete (%s): an owner behind emoji'):format(unit), function()
    local editor = Editor.start({
      init = world.counting_in(unit),
    })
    editor:open('stays.okr', STAYS)
    editor:settle()
    editor:go('KR2')
    editor:type('A @j<C-x><C-o>')
    expect_menu(editor, { '@jörg' })
    editor:type('<C-y><Esc>')
    editor:expect_text(vim.trim((STAYS:gsub('4 min', '4 min @jörg'))))
    editor:expect_findings('')
  end)
end

case('complete: the next key result, its indentation put right', function()
  suite.since('0.11', 'vim.lsp.completion')
  local editor = Editor.start({ init = ENABLE })
  editor:open('stays.okr', STAYS)
  editor:settle()
  editor:type('Go    KR<C-x><C-o>')
  suite.becomes(true, function()
    return editor:lua('return vim.fn.pumvisible() == 1')
  end)
  editor:type('<C-n><C-y>')
  editor:expect_text(vim.trim(STAYS) .. '\n  KR3: ')
end)

case('complete: a whole key result, with its blanks one tab apart', function()
  suite.since('0.11', 'vim.lsp.completion')
  local editor = Editor.start({ init = ENABLE })
  editor:open('stays.okr', STAYS)
  editor:settle()
  editor:type('GoKR3: Ke<C-x><C-o>')
  expect_menu(editor, { 'Keep … below …' })
  editor:type('<C-n><C-y>')
  editor:expect_text(vim.trim(STAYS) .. '\n  KR3: Keep <metric> below <limit> <owner>')
  for _, keys in ipairs({ 'refunds', '<Tab>', '2%', '<Tab>', '@jörg' }) do
    -- A blank is selected before it is typed over.
    suite.becomes(keys == '<Tab>' and 'i' or 's', function()
      return editor:lua('return vim.fn.mode()')
    end)
    editor:type(keys)
  end
  editor:expect_text(vim.trim(STAYS) .. '\n  KR3: Keep refunds below 2% @jörg')
end)
