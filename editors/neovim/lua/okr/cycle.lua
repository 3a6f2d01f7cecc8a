-- The cycle at the cursor and the weeks that are left of it, for the status line and for `:Okr cycle`.

local ask = require('okr.ask')
local say = require('okr.say')
local server = require('okr.server')

local M = {}

-- The server is not asked more often; and a date may turn while nothing is typed.
local OFTEN_MS, STALE_MS = 1000, 60 * 1000

-- Of each buffer what was answered last, and for which text, line and time.
local known = {}

local function refresh(buffer, client, state)
  if vim.api.nvim_get_current_buf() ~= buffer then
    return
  end
  -- A status line is no place for complaints.
  ask.try(client, 'okr-ls.cycle', ask.place(client), function(_, cycle)
    local text = cycle and cycle.text or ''
    if text ~= state.text then
      state.text = text
      vim.cmd.redrawstatus({ bang = true })
    end
  end)
end

-- For a status line: such as “2026-Q4 · 5 weeks left”, or nothing. Never waits.
function M.status()
  local buffer = vim.api.nvim_get_current_buf()
  if vim.bo[buffer].filetype ~= 'okr' then
    return ''
  end
  local state = known[buffer]
  if not state then
    state = { text = '', asked = -math.huge }
    known[buffer] = state
    vim.api.nvim_create_autocmd('BufWipeout', {
      buffer = buffer,
      once = true,
      callback = function()
        known[buffer] = nil
      end,
    })
  end
  local client = server.client(buffer)
  local now = (vim.uv or vim.loop).now()
  local here = ('%d %d'):format(vim.api.nvim_buf_get_changedtick(buffer), vim.api.nvim_win_get_cursor(0)[1])
  local age = now - state.asked
  if not client or not client.initialized or here == state.here and age < STALE_MS then
    return state.text
  elseif age >= OFTEN_MS then
    state.here, state.asked = here, now
    vim.schedule(function()
      refresh(buffer, client, state)
    end)
  elseif not state.later then
    -- Nobody may look again by himself.
    state.later = true
    vim.defer_fn(function()
      state.later = false
      vim.cmd.redrawstatus({ bang = true })
    end, OFTEN_MS)
  end
  return state.text
end

-- Says it.
function M.show()
  local client = ask.here()
  if client then
    ask.run(client, 'okr-ls.cycle', ask.place(client), function(cycle)
      if not cycle then
        return say.info('no cycle here; write one at the top, such as “Cycle: 2026-Q4”')
      end
      say.info('%s (%s to %s)', cycle.text, cycle.start, cycle['end'])
    end)
  end
end

return M
