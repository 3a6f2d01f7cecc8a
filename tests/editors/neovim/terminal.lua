-- A Neovim in a terminal, as a person sees it.

local suite = require('suite')
local world = require('world')

local Terminal = {}
Terminal.__index = Terminal

local count = 0

-- Opens a file in a terminal of `columns` by 24; skips the case where there is no tmux.
function Terminal.start(columns, init, name, text)
  if vim.fn.executable('tmux') == 0 then
    suite.skip('tmux is not installed')
  end
  local home = world.home(world.init(world.built_clone()) .. init)
  world.write(home.work .. '/' .. name, text)
  world.write(home.work .. '/tmux.conf', 'set -g default-terminal screen-256color\nset -s escape-time 0\n')
  count = count + 1
  local self = setmetatable({ socket = ('okr-ls-%d-%d'):format(vim.fn.getpid(), count), home = home }, Terminal)
  suite.finally(function(rough)
    if not rough then
      self:tmux('kill-server')
    end
  end)
  self:tmux('-f', home.work .. '/tmux.conf', 'new-session', '-d', '-x', tostring(columns), '-y', '24', '-c', home.work,
    ('exec %s %s'):format(vim.fn.shellescape(world.nvim), name))
  return self
end

function Terminal:tmux(...)
  local command = { 'tmux', '-u', '-L', self.socket, ... }
  local environment = vim.tbl_extend('force', self.home.environment, { SHELL = '/bin/sh', TERM = 'screen-256color' })
  local result = vim.system(command, { env = environment, clear_env = true, text = true, timeout = 10000 }):wait()
  assert(result.code == 0, ('%s\n%s'):format(table.concat(command, ' '), result.stderr))
  return result.stdout
end

-- Types keys by tmux's names (`Enter`, `C-w`); words are typed as they are.
function Terminal:type(...)
  self:tmux('send-keys', ...)
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
  if vim.env.OKR_SCREENS ~= '' then
    world.write(('%s/%s.txt'):format(vim.env.OKR_SCREENS, name), screen)
  end
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

-- The underlined words of the screen.
function Terminal:underlined()
  local found, underlined = {}, false
  for codes, text in ('\27[m' .. self:tmux('capture-pane', '-p', '-e')):gmatch('\27%[([%d;:]*)m([^\27]*)') do
    underlined = is_underlined(underlined, codes)
    if underlined and text ~= '' then
      table.insert(found, text)
    end
  end
  return found
end

return Terminal
