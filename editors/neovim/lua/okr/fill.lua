-- Filling in blanks: from one to the next, each selected, so that typing replaces it.

local blanks = require('okr.blanks')
local say = require('okr.say')

local M = {}

-- While a blank is selected or written over, <Tab> and <S-Tab> go on to the others. This holds the buffer, the mark
-- on the lines that they are in, and what the keys did before.
local filling

local KEYS = { ['<Tab>'] = 'next', ['<S-Tab>'] = 'previous' }
local marks = vim.api.nvim_create_namespace('okr.fill')
local group = vim.api.nvim_create_augroup('okr.fill', {})

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
        -- Somebody may have taken it away.
        pcall(vim.keymap.del, mode, key, { buffer = true })
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
    .. "<Cmd>lua require('okr.fill').arrived()<CR>"):format(row + 1, blank[1] + 1, row + 1, last))
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
  local line, blank = blanks.beyond(row, column, way, at[1], at[3].end_row)
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
  local line, blank = blanks.beyond(row - 1, column, way, 0, last)
  if not line and vim.o.wrapscan then
    line, blank = blanks.beyond(way == 'next' and 0 or last, way == 'next' and -1 or math.huge, way, 0, last)
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

-- Selects the first blank of some lines, if they have one, and lets <Tab> go through these lines only.
function M.lines(first, last)
  local line, blank = blanks.beyond(first, -1, 'next', first, last)
  if line then
    start(first, last)
    select(line, blank)
  end
end

return M
