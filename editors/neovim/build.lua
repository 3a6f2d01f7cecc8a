-- Builds the tree-sitter parser and the help tags, and the server where none is on the PATH and cargo is:
--
--   nvim -l editors/neovim/build.lua
--
-- Also for the build hook of a plugin manager. In a running Neovim `:Okr build` does the same.

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
vim.opt.runtimepath:prepend(here)

local problems
require('okr.build').all(function(step)
  io.stdout:write('okr: ', step, '\n')
end, function(found)
  problems = found
end)
vim.wait(30 * 60 * 1000, function()
  return problems ~= nil
end)
for _, problem in ipairs(problems or { 'the build takes too long' }) do
  io.stderr:write('okr: ', problem, '\n')
end
os.exit(problems and #problems == 0 and 0 or 1)
