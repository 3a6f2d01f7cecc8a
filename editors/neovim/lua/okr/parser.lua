-- The tree-sitter parser: whether it is there, whether it fits the grammar, and colours by it.

local paths = require('okr.paths')
local say = require('okr.say')

local M = {}

-- Copied by the build, so that they never run ahead of a parser that was not built again.
M.queries = { 'folds', 'highlights', 'injections' }

function M.sources()
  local sources = { paths.grammar .. '/src/parser.c', paths.grammar .. '/src/scanner.c' }
  for _, name in ipairs(M.queries) do
    table.insert(sources, ('%s/queries/%s.scm'):format(paths.grammar, name))
  end
  return vim.list_extend(sources, vim.fn.glob(paths.grammar .. '/src/scanner/*.h', true, true))
end

-- The parser that Neovim would load, which need not be ours.
function M.installed()
  return vim.api.nvim_get_runtime_file('parser/okr.*', false)[1]
end

-- True unless there is none, or the grammar has changed since ours was built.
function M.is_current()
  local installed = M.installed()
  if not installed then
    return false
  end
  local built = vim.fs.normalize(installed) == vim.fs.normalize(paths.parser) and paths.written(paths.parser)
  if not built then
    return true
  end
  for _, source in ipairs(M.sources()) do
    if (paths.written(source) or 0) > built then
      return false
    end
  end
  return true
end

-- Loads the parser; nil, or what is wrong with it.
function M.problem()
  if not M.installed() then
    return 'there is none'
  end
  -- Neovim 0.11 and later return what is wrong, earlier ones throw it.
  local added, thrown, returned = pcall(vim.treesitter.language.add, 'okr')
  return not added and thrown or returned
end

-- Colours the buffer; without a parser `syntax/okr.vim` does.
function M.colour(buffer)
  local problem = M.problem()
  if not problem then
    local started, why = pcall(vim.treesitter.start, buffer, 'okr')
    problem = not started and why or nil
  end
  if problem and M.installed() then
    say.warn_once('the parser does not load, colours are plain; `:Okr build` builds it again: %s', problem)
  end
  return not problem
end

function M.is_colouring(buffer)
  return vim.treesitter.highlighter.active[buffer] ~= nil
end

return M
