-- The cycle at the cursor and the weeks that are left of it, for the status line and for `:Okr cycle`.

local say = require('okr.say')
local server = require('okr.server')

local M = {}

-- A date may turn while nothing is typed.
local STALE_MS = 60 * 1000

-- Of each buffer what was answered last, and for which text, line and time.
local known = {}

local function ask(buffer, client, state)
  state.waiting = true
  server.run(client, 'okr-ls.cycle', server.place(client), function(cycle)
    state.waiting = false
    local text = cycle and cycle.text or ''
    if text ~= state.text then
      state.text = text
      vim.cmd.redrawstatus({ bang = true })
    end
  end)
end

-- For a status line: such as “2026-Q4 · 5 weeks left”, or nothing. Never waits; asks the server at most once a second.
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
  local due = here ~= state.here and now - state.asked >= 1000 or now - state.asked >= STALE_MS
  if client and client.initialized and not state.waiting and due then
    state.here, state.asked = here, now
    vim.schedule(function()
      if vim.api.nvim_get_current_buf() == buffer then
        ask(buffer, client, state)
      else
        state.waiting = false
      end
    end)
  end
  return state.text
end

-- Says it.
function M.show()
  local client = server.here()
  if client then
    server.run(client, 'okr-ls.cycle', server.place(client), function(cycle)
      if not cycle then
        return say.info('no cycle here; write one at the top, such as “Cycle: 2026-Q4”')
      end
      say.info('%s (%s to %s)', cycle.text, cycle.start, cycle['end'])
    end)
  end
end

return M
