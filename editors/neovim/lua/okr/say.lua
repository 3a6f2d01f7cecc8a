-- Messages to the person at the keyboard; the only place that knows how they are shown.

local M = {}

function M.info(...)
  vim.notify('okr: ' .. string.format(...), vim.log.levels.INFO)
end

function M.warn(...)
  vim.notify('okr: ' .. string.format(...), vim.log.levels.WARN)
end

-- The same warning is not shown again in this session.
function M.warn_once(...)
  vim.notify_once('okr: ' .. string.format(...), vim.log.levels.WARN)
end

return M
