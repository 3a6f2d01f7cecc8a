-- After a fix its first blank is selected: a person who asked for it wants to fill it in next.

local blanks = require('okr.blanks')
local settings = require('okr.settings')

local M = {}

-- The first and the last line with blanks of the fix: they stand in lines that were not there before.
local function lines_to_fill(before, after)
  local known = {}
  for _, line in ipairs(before) do
    known[line] = true
  end
  local first, last
  for index, line in ipairs(after) do
    if not known[line] and blanks.of(line)[1] then
      first, last = first or index - 1, index - 1
    end
  end
  return first, last
end

-- How long Neovim may take to apply a fix that it has got.
local PATIENCE_MS, STEP_MS = 500, 10

local function fill(buffer, before, waited)
  if vim.api.nvim_get_current_buf() ~= buffer then
    return
  elseif vim.api.nvim_buf_get_changedtick(buffer) == before.tick then
    if waited < PATIENCE_MS then
      vim.defer_fn(function()
        fill(buffer, before, waited + STEP_MS)
      end, STEP_MS)
    end
    return
  end
  local first, last = lines_to_fill(before.lines, vim.api.nvim_buf_get_lines(buffer, 0, -1, true))
  if first then
    require('okr.fill').lines(first, last)
  end
end

-- Neovim tells nobody that it applies a fix; but whatever menu it was chosen from, it is resolved right before.
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
        before = {
          tick = vim.api.nvim_buf_get_changedtick(buffer),
          lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, true),
        }
      elseif request.type == 'complete' and before then
        local was = before
        before = nil
        vim.schedule(function()
          fill(buffer, was, 0)
        end)
      end
    end,
  })
end

return M
