-- A Neovim in a terminal, as a person sees it.

local suite = require('suite')
local world = require('world')

local Terminal = {}
Terminal.__index = Terminal

local count = 0

-- Runs a command in a terminal of `columns` by 24, or as many rows; skips the case where there is no tmux.
function Terminal.run(columns, home, folder, command, rows)
  if vim.fn.executable('tmux') == 0 then
    suite.skip('tmux is not installed')
  end
  world.write(home.work .. '/tmux.conf', 'set -g default-terminal screen-256color\nset -s escape-time 0\n')
  count = count + 1
  local self = setmetatable({ socket = ('okr-ls-%d-%d'):format(vim.fn.getpid(), count), home = home }, Terminal)
  suite.finally(function(rough)
    if not rough then
      self:quit()
    end
  end)
  local size = { '-x', tostring(columns), '-y', tostring(rows or 24) }
  self:tmux('-f', home.work .. '/tmux.conf', 'new-session', '-d', '-c', folder, size[1], size[2], size[3], size[4], command)
  return self
end

-- Opens a file in a Neovim with the plugin; `init` is what else the user has in init.lua.
function Terminal.open(columns, init, name, text)
  local home = world.home(world.init(world.built_clone()) .. init)
  world.write(home.work .. '/' .. name, text)
  return Terminal.run(columns, home, home.work, ('exec %s %s'):format(vim.fn.shellescape(world.nvim), name))
end

local function call(terminal, arguments)
  local command = { 'env', '-i', 'SHELL=/bin/sh', 'TERM=screen-256color' }
  for name, value in pairs(terminal.home.environment) do
    table.insert(command, name .. '=' .. value)
  end
  vim.list_extend(command, { 'tmux', '-u', '-L', terminal.socket })
  return vim.system(vim.list_extend(command, arguments), { text = true, timeout = 10000 }):wait()
end

function Terminal:tmux(...)
  local result = call(self, { ... })
  assert(result.code == 0, ('tmux %s\n%s'):format(table.concat({ ... }, ' '), result.stderr))
  return result.stdout
end

-- Quits Neovim, which closes the terminal.
function Terminal:quit()
  if self.closed then
    return
  end
  self.closed = true
  self:type('C-\\', 'C-n', ':qall!', 'Enter')
  local closed = suite.until_true(function()
    return call(self, { 'has-session' }).code ~= 0
  end)
  if not closed then
    self:tmux('kill-server')
    error('Neovim does not quit')
  end
end

-- Types keys by tmux's names (`Enter`, `C-w`); words are typed as they are.
function Terminal:type(...)
  self:tmux('send-keys', ...)
end

-- Keeps something as a file, where screens are asked for.
local function keep(name, text)
  if (vim.env.OKR_SCREENS or '') ~= '' then
    world.write(vim.env.OKR_SCREENS .. '/' .. name, text)
  end
end

-- Keeps the screen with its colours, as a terminal would take it.
function Terminal:keep_coloured(name)
  keep(name .. '.ansi', self:tmux('capture-pane', '-p', '-e'))
end

function Terminal:screen()
  return self:tmux('capture-pane', '-p')
end

-- Waits until all of `words` are on the screen; returns it, and keeps it as `name` where that is asked for.
function Terminal:expect(name, words)
  local screen
  local seen = suite.until_true(function()
    screen = self:screen()
    return vim.iter(words):all(function(word)
      return screen:find(word, 1, true) ~= nil
    end)
  end)
  keep(name .. '.txt', screen)
  assert(seen, ('not on the screen: %s\n%s'):format(vim.inspect(words), screen))
  return screen
end

local function is_underlined(before, codes)
  local underlined = before
  local parameters = vim.split(codes, ';')
  local index = 1
  while index <= #parameters do
    local code = parameters[index]:match('^%d*')
    if code == '38' or code == '48' or code == '58' then
      -- A colour: its numbers mean nothing else.
      index = index + (parameters[index + 1] == '2' and 4 or 2)
    elseif code == '4' then
      underlined = true
    elseif code == '' or code == '0' or code == '24' then
      underlined = false
    end
    index = index + 1
  end
  return underlined
end

-- The underlined words of the screen. Their colours may change on the way.
function Terminal:underlined()
  local found, underlined, goes_on = {}, false, false
  for codes, text in ('\27[m' .. self:tmux('capture-pane', '-p', '-e')):gmatch('\27%[([%d;:]*)m([^\27]*)') do
    underlined = is_underlined(underlined, codes)
    if underlined and goes_on then
      found[#found] = found[#found] .. text
    elseif underlined and text ~= '' then
      table.insert(found, text)
    end
    goes_on = underlined and (goes_on or text ~= '')
  end
  return found
end

return Terminal
