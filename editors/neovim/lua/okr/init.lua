-- What other parts of a person's configuration may call.

local M = {}

-- The cycle at the cursor and how much of it is left, for a status line; an empty string elsewhere.
function M.status()
  return require('okr.cycle').status()
end

return M
