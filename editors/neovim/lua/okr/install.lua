-- Building from within the editor: when asked to, and by itself the first time a document is opened.

local build = require('okr.build')
local parser = require('okr.parser')
local say = require('okr.say')
local server = require('okr.server')
local settings = require('okr.settings')

local M = {}

-- A buffer may have been opened without colours.
local function colour_all()
  for _, buffer in ipairs(server.buffers()) do
    if vim.bo[buffer].filetype == 'okr' and not parser.is_colouring(buffer) and parser.colour(buffer) then
      vim.api.nvim_buf_call(buffer, function()
        require('okr.fold').start(buffer)
      end)
    end
  end
end

local tried = false

-- Builds the parser beside the editor where it is missing or old and there is a compiler. Who has none keeps plain
-- colours and is not bothered. True where a new one is on its way.
function M.parser_if_needed()
  if tried or not settings.get('build') or parser.is_current() or not build.can_build_parser() then
    return false
  end
  tried = true
  build.help()
  build.parser(function(problem)
    if problem then
      say.warn('%s', problem)
    end
    colour_all()
  end)
  return true
end

-- For `:Okr build`.
function M.all()
  local builds_server = build.wants_server()
  local colouring = vim.tbl_contains(vim.tbl_map(parser.is_colouring, server.buffers()), true)
  build.all(function(step)
    say.info('%s …', step)
  end, function(problems)
    for _, problem in ipairs(problems) do
      say.warn('%s', problem)
    end
    colour_all()
    if builds_server then
      server.restart()
    end
    if #problems == 0 then
      say.info(colouring and 'built; colours change when Neovim is started again' or 'built')
    end
  end)
end

return M
