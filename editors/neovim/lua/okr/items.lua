-- Starting the next objective or key result, and moving one with all that belongs to it. The server does it, and
-- moves the cursor along.

local ask = require('okr.ask')
local say = require('okr.say')

local M = {}

function M.next()
  local client = ask.here()
  if not client then
    return
  end
  ask.run(client, 'okr-ls.nextItem', ask.place(client), function(cursor)
    if not cursor then
      return say.info('put the cursor on an objective, a key result or an initiative first')
    end
    vim.cmd.startinsert({ bang = true })
  end)
end

-- `way` is `Up` or `Down`.
function M.move(way)
  local client = ask.here()
  if client then
    ask.run(client, 'okr-ls.move' .. way, ask.place(client), function(cursor)
      if not cursor then
        say.info('nothing to move past')
      end
    end)
  end
end

return M
