-- Where the plugin lies, and where in its clone the things lie that it is built from.

local M = {}

local uv = vim.uv or vim.loop

M.plugin = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h:h')
M.clone = vim.fn.fnamemodify(M.plugin, ':h:h')
M.grammar = M.clone .. '/grammar'
M.parser = M.plugin .. '/parser/okr.so'
M.queries = M.plugin .. '/queries/okr'

local windows = vim.fn.has('win32') == 1
M.built_server = M.clone .. '/target/release/okr-ls' .. (windows and '.exe' or '')

function M.exists(path)
  return uv.fs_stat(path) ~= nil
end

-- When the file was last written, in seconds; nil where there is none.
function M.written(path)
  local found = uv.fs_stat(path)
  return found and found.mtime.sec + found.mtime.nsec / 1e9
end

-- The nearest folder of the path or above that holds one of `names`.
function M.above(path, names)
  local found = vim.fs.find(names, { path = path, upward = true })[1]
  return found and vim.fs.dirname(found)
end

return M
