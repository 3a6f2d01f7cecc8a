-- After a fix its first blank is selected: a person who asked for it wants to fill it in next.

local settings = require('okr.settings')

local M = {}

-- The blanks of a fix stand in lines that were not there before.
local function fresh_lines(before, after)
  local known = {}
  for _, line in ipairs(before) do
    known[line] = true
  end
  local first, last
  for index, line in ipairs(after) do
    if not known[line] then
      first, last = first or index - 1, index - 1
    end
  end
  return first, last
end

local function fill(buffer, before)
  if vim.api.nvim_get_current_buf() ~= buffer or vim.api.nvim_get_mode().mode:find('^[isSR]') then
    return
  end
  local first, last = fresh_lines(before, vim.api.nvim_buf_get_lines(buffer, 0, -1, true))
  if first then
    require('okr.blanks').fill(first, last)
  end
end

-- Neovim tells nobody that it has applied a fix; but whatever menu it was chosen from, it is resolved right before.
function M.watch(buffer)
  if not settings.get('fill') or vim.fn.exists('##LspRequest') == 0 then
    return
  end
  local before
  vim.api.nvim_create_autocmd('LspRequest', {
    group = vim.api.nvim_create_augroup('okr.fixes.' .. buffer, {}),
    buffer = buffer,
    callback = function(args)
      local request = args.data.request
      if request.method ~= 'codeAction/resolve' then
        return
      end
      if request.type == 'pending' then
        before = vim.api.nvim_buf_get_lines(buffer, 0, -1, true)
      elseif request.type == 'complete' and before then
        local was = before
        before = nil
        vim.schedule(function()
          fill(buffer, was)
        end)
      end
    end,
  })
end

return M
