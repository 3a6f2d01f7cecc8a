-- Blanks such as `<baseline>`, `TBD` or `X%`: from one to the next, each selected, so that typing replaces it.

local say = require('okr.say')

local M = {}

-- Each captures where a blank begins and where it ends, between two empty captures.
local SHAPES = {
  '()<%a[^<>=]->()',
  '%f[%w]()[Tt][Bb][Dd]()%f[^%w]',
  '%f[%w]()TODO()%f[^%w]',
  '()%?%?%?+()',
  '()___+()',
  '%f[%w]()%u()%%',
  '%f[%w]()[XxNnYy][XxNnYy]+()%%',
  '[$€£]()%u()%f[^%w]',
  '[Ff]rom ()%u() to %u%f[^%w]',
  '[Ff]rom %u to ()%u()%f[^%w]',
}

local HTML = {}
for name in ('a b br code del div em h1 h2 h3 hr i img kbd li ol p pre s span strong sub sup table td tr u ul'):gmatch('%S+') do
  HTML[name] = true
end

local function is_blank(text)
  local name = text:match('^<(.*)>$')
  return not name or (#name <= 60 and not name:find('://', 1, true) and not name:find('[-/]$') and not HTML[name:lower()])
end

-- The blanks of a line, `{ from, to }` in bytes: from 0, the end not included.
function M.of(line)
  local found, seen = {}, {}
  for _, shape in ipairs(SHAPES) do
    local at = 1
    while true do
      local first, _, from, to = line:find(shape, at)
      if not first then
        break
      end
      if not seen[from] and is_blank(line:sub(from, to - 1)) then
        seen[from] = true
        table.insert(found, { from - 1, to - 1 })
      end
      at = math.max(to, first + 1)
    end
  end
  table.sort(found, function(a, b)
    return a[1] < b[1]
  end)
  return found
end

-- The first blank behind a place, or the last one before it, among the lines from `first` to `last`; lines count
-- from 0. Returns its line and the blank.
local function beyond(row, column, way, first, last)
  local step = way == 'next' and 1 or -1
  for line = row, way == 'next' and last or first, step do
    local found = M.of(vim.api.nvim_buf_get_lines(0, line, line + 1, true)[1])
    for index = way == 'next' and 1 or #found, way == 'next' and #found or 1, step do
      local blank = found[index]
      if line ~= row or (way == 'next' and blank[1] > column) or (way == 'previous' and blank[2] <= column) then
        return line, blank
      end
    end
  end
end

-- While a blank is selected or written over, <Tab> and <S-Tab> go on to the others. This holds the buffer, the mark
-- on the lines that they are in, and what the keys did before.
local filling

local KEYS = { ['<Tab>'] = 'next', ['<S-Tab>'] = 'previous' }
local marks = vim.api.nvim_create_namespace('okr.blanks')
local group = vim.api.nvim_create_augroup('okr.blanks', {})

local function stop()
  if not filling then
    return
  end
  local was = filling
  filling = nil
  vim.api.nvim_clear_autocmds({ group = group })
  if not vim.api.nvim_buf_is_valid(was.buffer) then
    return
  end
  vim.api.nvim_buf_del_extmark(was.buffer, marks, was.mark)
  vim.api.nvim_buf_call(was.buffer, function()
    for _, mode in ipairs({ 'i', 's' }) do
      for key in pairs(KEYS) do
        vim.keymap.del(mode, key, { buffer = true })
      end
    end
    for _, mapping in ipairs(was.mappings) do
      vim.fn.mapset(mapping.mode, false, mapping.dict)
    end
  end)
end

local function start(first, last)
  stop()
  local buffer = vim.api.nvim_get_current_buf()
  filling = { buffer = buffer, mappings = {} }
  filling.mark = vim.api.nvim_buf_set_extmark(buffer, marks, first, 0, { end_row = last, end_col = 0 })
  for _, mode in ipairs({ 'i', 's' }) do
    for key, way in pairs(KEYS) do
      local dict = vim.fn.maparg(key, mode, false, true)
      if dict.buffer == 1 then
        table.insert(filling.mappings, { mode = mode, dict = dict })
      end
      vim.keymap.set(mode, key, function()
        M.go_on(way)
      end, { buffer = true, desc = ('To the %s blank'):format(way) })
    end
  end
  vim.api.nvim_create_autocmd('ModeChanged', {
    group = group,
    pattern = '*:n',
    callback = function()
      -- Selecting a blank passes through Normal mode.
      if filling and not filling.moving then
        stop()
      end
    end,
  })
  vim.api.nvim_create_autocmd({ 'BufLeave', 'BufUnload' }, { group = group, buffer = buffer, callback = stop })
end

-- Before what else has been typed meanwhile.
local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'ni', false)
end

-- Selects the blank, with the cursor at its start. What is typed over it goes into no register.
local function select(row, blank)
  filling.moving = true
  local last = blank[2] + (vim.o.selection == 'exclusive' and 1 or 0)
  press(([[<C-\><C-n><Cmd>call cursor(%d, %d)<CR>v<Cmd>call cursor(%d, %d)<CR>o<C-g><C-r>_]]
    .. "<Cmd>lua require('okr.blanks').arrived()<CR>"):format(row + 1, blank[1] + 1, row + 1, last))
end

function M.arrived()
  if filling then
    filling.moving = false
  end
end

-- From the blank that is being filled to the next or previous one; behind the last one to the end of its line.
function M.go_on(way)
  local at = vim.api.nvim_buf_get_extmark_by_id(0, marks, filling.mark, { details = true })
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  row = row - 1
  if not vim.api.nvim_get_mode().mode:find('^i') then
    -- The blank is still selected, and is not the one that is looked for.
    column = math.min(column, vim.fn.getpos('v')[3] - 1)
  elseif way == 'next' then
    -- One may stand right behind what was typed.
    column = column - 1
  end
  local line, blank = beyond(row, column, way, at[1], at[3].end_row)
  if line then
    return select(line, blank)
  end
  if way == 'next' then
    stop()
    press([[<C-\><C-n>A]])
  end
end

local function jump(way)
  local last = vim.api.nvim_buf_line_count(0) - 1
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local line, blank = beyond(row - 1, column, way, 0, last)
  if not line and vim.o.wrapscan then
    line, blank = beyond(way == 'next' and 0 or last, way == 'next' and -1 or math.huge, way, 0, last)
  end
  if not line then
    return say.info('no blank is left to fill in')
  end
  start(0, last)
  select(line, blank)
end

-- Selects the next blank of the document.
function M.next()
  jump('next')
end

-- Selects the previous blank of the document.
function M.previous()
  jump('previous')
end

-- Selects the first blank of some lines, and lets <Tab> go through these lines only; false where they have none.
function M.fill(first, last)
  local line, blank = beyond(first, -1, 'next', first, last)
  if not line then
    return false
  end
  start(first, last)
  select(line, blank)
  return true
end

return M
