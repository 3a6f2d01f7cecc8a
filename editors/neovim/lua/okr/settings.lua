-- What a person may set in `vim.g.okr`, and what holds otherwise.

local M = {}

M.defaults = {
  lsp = true, -- start the server for OKR documents
  build = true, -- build the tree-sitter parser when it is missing or old
  indent = true, -- indent by two blanks, unless the document has tabs
  folding = true, -- fold objectives and key results, all open at first
  fill = true, -- select the first blank that a fix leaves
  keys = true, -- map keys in OKR documents
  server = {}, -- how the server is started, on top of what `vim.lsp.config` says
}

-- What holds for one name. A value of the wrong kind counts as not set; `mistakes` names it.
function M.get(name)
  local default = M.defaults[name]
  if type(vim.g.okr) == 'table' and type(vim.g.okr[name]) == type(default) then
    return vim.g.okr[name]
  end
  return default
end

-- What is wrong with `vim.g.okr`, a sentence each.
function M.mistakes()
  local set = vim.g.okr
  if set == nil then
    return {}
  end
  if type(set) ~= 'table' then
    return { ('vim.g.okr is a %s, and should be a table'):format(type(set)) }
  end
  local mistakes = {}
  for name, value in pairs(set) do
    local default = M.defaults[name]
    if default == nil then
      table.insert(mistakes, ('vim.g.okr.%s is not a setting'):format(name))
    elseif type(value) ~= type(default) then
      table.insert(mistakes, ('vim.g.okr.%s is a %s, and should be a %s'):format(name, type(value), type(default)))
    end
  end
  table.sort(mistakes)
  return mistakes
end

return M
