-- The page of a rule: what it looks for, why it matters, a bad and a good example.

local ask = require('okr.ask')
local say = require('okr.say')

local M = {}

-- All rules, each with `name`, `level` and `summary`.
function M.all()
  local client = ask.any()
  return client and ask.now(client, 'okr-ls.rules') or {}
end

-- The rule of the finding at the cursor, or of the first one in its line.
local function here()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local found = vim.tbl_filter(function(finding)
    return finding.source == 'okr-ls' and finding.code ~= nil
  end, vim.diagnostic.get(0, { lnum = row - 1 }))
  for _, finding in ipairs(found) do
    if finding.col <= column and column < finding.end_col then
      return finding.code
    end
  end
  return found[1] and found[1].code
end

local function open(rule, page)
  local name = 'okr://rule/' .. rule
  local buffer = vim.fn.bufadd(name)
  vim.fn.bufload(buffer)
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(vim.trim(page), '\n'))
  local options = { buftype = 'nofile', bufhidden = 'wipe', swapfile = false, modifiable = false, modified = false }
  for option, value in pairs(options) do
    vim.bo[buffer][option] = value
  end
  local window = vim.fn.bufwinid(buffer)
  if window == -1 then
    vim.cmd('belowright split')
    window = vim.api.nvim_get_current_win()
    vim.api.nvim_win_set_buf(window, buffer)
  end
  vim.api.nvim_set_current_win(window)
  vim.bo[buffer].filetype = 'markdown'
  for option, value in pairs({ wrap = true, linebreak = true, conceallevel = 2, number = false, spell = false }) do
    vim.api.nvim_set_option_value(option, value, { scope = 'local', win = window })
  end
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buffer, desc = 'Close this page' })
end

local function show(rule)
  local client = ask.any()
  if client then
    ask.run(client, 'okr-ls.explainRule', { rule = rule }, function(page)
      if page then
        open(rule, page)
      else
        say.warn('there is no rule %s', rule)
      end
    end)
  end
end

-- Opens the page of a rule; without a name that of the finding at the cursor, else asks for one.
function M.explain(rule)
  rule = rule or here()
  if rule then
    return show(rule)
  end
  vim.ui.select(M.all(), {
    prompt = 'Rule:',
    format_item = function(it)
      return ('%s: %s'):format(it.name, it.summary)
    end,
  }, function(it)
    if it then
      show(it.name)
    end
  end)
end

return M
