-- Messages to the person at the keyboard; the only place that knows how they are shown.

local M = {}

function M.info(...)
  vim.notify('okr: ' .. string.format(...), vim.log.levels.INFO)
end

function M.warn(...)
  vim.notify('okr: ' .. string.format(...), vim.log.levels.WARN)
end

-- The same warning is not shown again in this session, and is not wiped away while Neovim starts.
function M.warn_once(...)
  local message = 'okr: ' .. string.format(...)
  vim.schedule(function()
    vim.notify_once(message, vim.log.levels.WARN)
  end)
end

return M
