-- Starting the next objective or key result, and moving one with all that belongs to it. The server does it, and
-- moves the cursor along.

local say = require('okr.say')
local server = require('okr.server')

local M = {}

function M.next()
  local client = server.here()
  if not client then
    return
  end
  server.run(client, 'okr-ls.nextItem', server.place(client), function(cursor)
    if not cursor then
      return say.info('put the cursor on an objective, a key result or an initiative first')
    end
    vim.cmd.startinsert({ bang = true })
  end)
end

-- `way` is `Up` or `Down`.
function M.move(way)
  local client = server.here()
  if client then
    server.run(client, 'okr-ls.move' .. way, server.place(client), function(cursor)
      if not cursor then
        say.info('nothing to move past')
      end
    end)
  end
end

return M
