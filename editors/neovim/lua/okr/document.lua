-- A new document from the template.

local ask = require('okr.ask')
local paths = require('okr.paths')
local say = require('okr.say')

local M = {}

-- Beside the document at hand, else in the current folder.
local function folder()
  local path = vim.api.nvim_buf_get_name(0)
  if vim.bo.filetype == 'okr' and path ~= '' then
    return vim.fs.dirname(path)
  end
  return vim.fn.getcwd()
end

-- The cycles to choose from, the current one first.
function M.cycles()
  local client = ask.any()
  return client and ask.now(client, 'okr-ls.cycles', { uri = vim.uri_from_fname(folder()) }) or {}
end

local function create(team, cycle)
  local client = ask.any()
  if not client then
    return
  end
  local where = folder()
  local argument = { uri = vim.uri_from_fname(where), team = team, cycle = cycle }
  ask.run(client, 'okr-ls.newDocument', argument, function(template)
    local path = ('%s/%s'):format(where, template.fileName)
    if paths.exists(path) or vim.fn.bufexists(path) == 1 then
      say.warn('%s is there already', vim.fn.fnamemodify(path, ':~:.'))
      return vim.cmd.edit({ args = { vim.fn.fnameescape(path) } })
    end
    vim.cmd.edit({ args = { vim.fn.fnameescape(path) } })
    vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.split(vim.trim(template.text), '\n'))
    require('okr.fill').next()
  end)
end

-- Asks for what is not told: by `:Okr new` all, by `:Okr new Growth` nothing, for then the current cycle is meant.
local function ask()
  vim.ui.input({ prompt = 'Team (may be empty): ' }, function(team)
    if not team then
      return
    end
    vim.ui.select(M.cycles(), { prompt = 'Cycle:' }, function(cycle)
      if cycle then
        create(vim.trim(team) ~= '' and vim.trim(team) or nil, cycle)
      end
    end)
  end)
end

-- `words` are the team, which may be several, and at the end perhaps the cycle.
function M.new(words)
  if #words == 0 then
    return ask()
  end
  local cycle
  if words[#words]:find('%d%d%d%d') or vim.tbl_contains(M.cycles(), words[#words]) then
    cycle = table.remove(words)
  end
  create(#words > 0 and table.concat(words, ' ') or nil, cycle)
end

return M
