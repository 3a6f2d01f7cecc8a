-- `:Okr`, its subcommands and their completion.

local say = require('okr.say')

local M = {}

local function call(module, name, ...)
  local arguments = { ... }
  return function()
    require(module)[name](unpack(arguments))
  end
end

local function starting_with(start, words)
  return vim.tbl_filter(function(word)
    return vim.startswith(word:lower(), start:lower())
  end, words)
end

-- Each: what it does, `run` with the words behind it and the command, and `complete` for those words.
local SUBCOMMANDS = {
  { name = 'next', what = 'start the next objective or key result', run = call('okr.items', 'next') },
  { name = 'up', what = 'move the item up, with all that belongs to it', run = call('okr.items', 'move', 'Up') },
  { name = 'down', what = 'move the item down', run = call('okr.items', 'move', 'Down') },
  { name = 'blank', what = 'select the next blank that is to be filled in', run = call('okr.fill', 'next') },
  {
    name = 'new',
    what = 'start a new document from the template',
    run = function(words)
      require('okr.document').new(words)
    end,
    complete = function()
      return require('okr.document').cycles()
    end,
  },
  {
    name = 'table',
    what = 'copy the key results as a Markdown table',
    run = function(_, command)
      if command.range > 0 then
        return require('okr.table').copy(command.line1, command.line2)
      end
      require('okr.table').copy()
    end,
  },
  {
    name = 'explain',
    what = 'explain a rule, or the finding at the cursor',
    run = function(words)
      require('okr.rules').explain(words[1])
    end,
    complete = function()
      return vim.tbl_map(function(rule)
        return rule.name
      end, require('okr.rules').all())
    end,
  },
  { name = 'cycle', what = 'say how much of the cycle is left', run = call('okr.cycle', 'show') },
  {
    name = 'restart',
    what = 'start the server again',
    run = function()
      require('okr.server').restart(function()
        say.info('the server was started again')
      end)
    end,
  },
  { name = 'log', what = 'open the log', run = call('okr.log', 'open') },
  { name = 'build', what = 'build the parser, and the server if there is none', run = call('okr.install', 'all') },
}

local function named(name)
  for _, subcommand in ipairs(SUBCOMMANDS) do
    if subcommand.name == name then
      return subcommand
    end
  end
end

local function names()
  return vim.tbl_map(function(subcommand)
    return subcommand.name
  end, SUBCOMMANDS)
end

local function choose(command)
  vim.ui.select(SUBCOMMANDS, {
    prompt = 'OKRs:',
    format_item = function(subcommand)
      return ('%-8s %s'):format(subcommand.name, subcommand.what)
    end,
  }, function(subcommand)
    if subcommand then
      subcommand.run({}, command)
    end
  end)
end

function M.run(command)
  local words = vim.deepcopy(command.fargs)
  local name = table.remove(words, 1)
  if not name then
    return choose(command)
  end
  local subcommand = named(name)
  if not subcommand then
    return say.warn('there is no `:Okr %s`; there are %s', name, table.concat(names(), ', '))
  end
  subcommand.run(words, command)
end

function M.complete(start, line)
  local name = line:match('Okr%s+(%S+)%s')
  if not name then
    return starting_with(start, names())
  end
  local subcommand = named(name)
  return subcommand and subcommand.complete and starting_with(start, subcommand.complete()) or {}
end

return M
