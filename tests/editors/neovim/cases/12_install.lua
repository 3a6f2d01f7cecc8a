-- Installing: every way that the README names, what is built by itself, help, health, and what it costs.

local Editor = require('editor')
local suite = require('suite')
local world = require('world')
local case = suite.case

local TASK = [[
Cycle: 2026-Q4
Objective: Guests come back
  KR1: Launch a loyalty card @ana
  KR2: Raise repeat stays from 18% to 25% @ana
]]

local function is_coloured(editor)
  return editor:lua('return vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] ~= nil')
end

-- Opens a document and waits for all that the plugin does for it.
local function expect_all(editor)
  editor:open('guests.okr', TASK)
  editor:expect_findings('3:7-13 warning task-not-outcome “Launch”')
  suite.becomes(true, function()
    return is_coloured(editor)
  end, 'colours')
  suite.equal(editor:lua('return { vim.bo.filetype, vim.wo.foldmethod, vim.fn.exists(":Okr") }'), { 'okr', 'expr', 2 })
  editor:command('help okr')
  suite.equal(editor:lua('return vim.fs.basename(vim.fn.bufname())'), 'okr.txt')
end

case('install: by lazy.nvim, which clones the repository', function()
  local address = world.repository()
  local spec = world.readme('lua', 'plugin.dir'):gsub("'okr%-ls/okr%-ls',", "'okr-ls/okr-ls', url = '" .. address .. "',")
  expect_all(Editor.start({
    load = ([[
      vim.opt.runtimepath:prepend('%s/lazy.nvim')
      require('lazy').setup({ %s }, { rocks = { enabled = false }, change_detection = { enabled = false } })
    ]]):format(world.plugins, spec),
  }))
end)

case('install: by vim.pack', function()
  suite.since('0.12', 'vim.pack')
  local add = world.readme('lua', 'vim.pack'):gsub('https://github.com/okr%-ls/okr%-ls', (world.repository():gsub('%%', '%%%%')))
  -- A person is asked whether to install it.
  expect_all(Editor.start({ load = add:gsub('load = function', 'confirm = false, load = function') }))
end)

case('install: by its path, with nothing built', function()
  local editor = Editor.start({ clone = world.clone() })
  editor:open('guests.okr', TASK)
  suite.becomes(true, function()
    return is_coloured(editor)
  end, 'colours')
  expect_all(editor)
end)

case('install: the parser is built again when the grammar has changed', function()
  local clone = world.clone()
  world.build(clone)
  local parser = clone .. '/editors/neovim/parser/okr.so'
  local before = vim.loop.fs_stat(parser).ino
  Editor.start({ clone = clone }):open('guests.okr', TASK)
  suite.equal(vim.loop.fs_stat(parser).ino, before)
  local later = os.time() + 1
  assert(vim.loop.fs_utime(clone .. '/grammar/src/scanner.c', later, later))
  local editor = Editor.start({ clone = clone })
  editor:open('guests.okr', TASK)
  suite.becomes(true, function()
    return vim.loop.fs_stat(parser).ino ~= before
  end, 'a new parser')
  suite.becomes(true, function()
    return is_coloured(editor)
  end)
  local dull = Editor.start({ clone = world.clone(), init = 'vim.g.okr = { build = false }' })
  dull:open('guests.okr', TASK)
  dull:settle()
  suite.equal(is_coloured(dull), false, 'colours for those who do not want a parser built')
end)

case('install: `:Okr build` builds what is missing, and says so', function()
  local editor = Editor.start({ clone = world.clone(), init = 'vim.g.okr = { build = false }' })
  editor:open('guests.okr', TASK)
  editor:command('Okr build')
  suite.becomes(true, function()
    return editor:messages():find('okr: built', 1, true) ~= nil
  end)
  suite.equal(is_coloured(editor), true)
  assert(editor:settle().findings ~= '')
end)

case('install: a build hook builds the server, too, where there is none, and the plugin finds it', function()
  local clone = world.clone()
  world.write(clone .. '/server/Cargo.toml', '')
  -- The real one takes minutes.
  local path = world.path_with('cargo', ('mkdir -p target/release && cp "%s" target/release/okr-ls'):format(world.server))
  local editor = Editor.start({ clone = clone, path = path, trouble = true })
  editor:open('guests.okr', TASK)
  suite.becomes(true, function()
    return editor:messages():find('okr-ls is not installed', 1, true) ~= nil
  end)
  local built = vim.system({ world.nvim, '-l', clone .. '/editors/neovim/build.lua' }, {
    env = { PATH = path .. ':/usr/bin:/bin' },
    text = true,
  }):wait()
  suite.equal({ built.code, built.stdout }, {
    0, 'okr: building the parser\nokr: building the server; this takes a few minutes\n',
  }, built.stderr)
  editor:command('Okr restart')
  assert(editor:settle().findings ~= '')
end)

case('install: at start nothing is loaded but names', function()
  local home = world.home(world.init(world.built_clone()))
  local log = home.work .. '/startup.log'
  local command = { 'env', '-i', world.nvim, '--headless', '--startuptime', log, '+qa' }
  for name, value in pairs(home.environment) do
    table.insert(command, 3, name .. '=' .. value)
  end
  vim.fn.system(command)
  local sourced, spent = {}, 0
  for line in io.lines(log) do
    local own, what = line:match('^%S+%s+%S+%s+(%S+): (.*)$')
    if what and (what:find('editors/neovim', 1, true) or what:find("require('okr", 1, true)) then
      table.insert(sourced, (what:gsub('^.*editors/neovim/', '')))
      spent = spent + tonumber(own)
    end
  end
  table.sort(sourced)
  suite.equal(sourced, { 'ftdetect/okr.lua', 'plugin/okr.lua' })
  -- Milliseconds; a tenth of that on an idle machine.
  assert(spent < 10, spent)
end)

-- What `:checkhealth okr` says, a line for each finding.
local function health(editor)
  editor:command('checkhealth okr')
  return editor:text()
end

local function expect_words(text, words)
  for _, word in ipairs(words) do
    assert(text:find(word, 1, true), word .. '\n--- in\n' .. text)
  end
end

case('health: all is well', function()
  local editor = Editor.start()
  world.write(editor.work .. '/okr.toml', '')
  editor:open('guests.okr', TASK)
  editor:settle()
  local said = health(editor)
  expect_words(said, {
    'okr-ls 0.', 'it runs for 1 of 1 open documents', 'okr.toml holds in', 'parser/okr.so', 'it is as new as the grammar',
    'highlights.scm fits the parser', 'folds.scm fits the parser', 'injections.scm fits the parser',
    'textobjects.scm fits the parser', 'C compiler: ',
  })
  assert(not said:find('WARNING', 1, true) and not said:find('ERROR', 1, true), said)
end)

case('health: what is missing, and what to do about it', function()
  local editor = Editor.start({
    clone = world.clone(),
    path = '/nonexistent',
    trouble = true,
    init = 'vim.g.okr = { build = false, folds = true, keys = 1 }',
  })
  editor:open('guests.okr', TASK)
  expect_words(health(editor), {
    'vim.g.okr.folds is not a setting', 'vim.g.okr.keys is a number, and should be a boolean',
    'okr-ls is not installed or not on the PATH', '`cargo install', 'no parser is built', '`:Okr build`', 'no okr.toml',
  })
end)

case('health: a server that has ended, a parser that is old or broken', function()
  local clone = world.clone()
  world.build(clone)
  local editor = Editor.start({ clone = clone, trouble = true, init = 'vim.g.okr = { build = false }' })
  editor:open('guests.okr', TASK)
  editor:settle()
  vim.loop.kill(editor:children()[1], 'sigkill')
  suite.becomes(0, function()
    return #editor:children()
  end)
  local later = os.time() + 1
  assert(vim.loop.fs_utime(clone .. '/grammar/queries/folds.scm', later, later))
  expect_words(health(editor), { 'it does not run, though documents are open', 'the grammar has changed since' })
  -- It has the parser mapped into its memory.
  editor:quit()
  world.write(clone .. '/editors/neovim/parser/okr.so', 'not a parser')
  local broken = Editor.start({ clone = clone, trouble = true, init = 'vim.g.okr = { build = false }' })
  broken:open('guests.okr', TASK)
  expect_words(health(broken), { 'the parser does not load' })
end)

case('help: every link leads somewhere, and every setting is in it', function()
  local editor = Editor.start()
  editor:lua('require("okr.build").help()')
  editor:command('help okr')
  suite.equal(editor:lua([[
    local lost = {}
    for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
      for link in line:gmatch('|([^%s|]+)|') do
        local there = vim.tbl_contains(vim.fn.getcompletion(link, 'help'), link)
        if not there and (vim.fn.has('nvim-0.12') == 1 or vim.startswith(link:lower(), 'okr') or link:find(':Okr')) then
          table.insert(lost, link)
        end
      end
    end
    return lost
  ]]), {})
  local help = editor:text()
  for name in pairs(editor:lua('return require("okr.settings").defaults')) do
    assert(help:find('`' .. name .. '`', 1, true), name)
  end
end)

case('textobjects: nvim-treesitter-textobjects selects and finds by them', function()
  suite.since('0.11', 'what nvim-treesitter-textobjects needs')
  local editor = Editor.start({ init = ("vim.opt.runtimepath:prepend('%s/nvim-treesitter-textobjects')"):format(world.plugins) })
  editor:open('guests.okr', TASK .. '    2026-10-12: 19%\n')
  editor:go('repeat')
  local function selected(object)
    return editor:lua([[
      vim.treesitter.get_parser(0):parse(true)
      require('nvim-treesitter-textobjects.select').select_textobject(..., 'textobjects')
      local from, to = vim.fn.getpos('v'), vim.fn.getpos('.')
      local text = vim.api.nvim_buf_get_text(0, from[2] - 1, from[3] - 1, to[2] - 1, to[3], {})
      vim.cmd.normal({ vim.keycode('<Esc>'), bang = true })
      return table.concat(text, '|')
    ]], object)
  end
  suite.equal(selected('@key_result.outer'), 'KR2: Raise repeat stays from 18% to 25% @ana|    2026-10-12: 19%')
  suite.equal(selected('@check_in.inner'), '19%')
  editor:go('repeat')
  suite.equal(selected('@function.inner'), 'Raise repeat stays from 18% to 25% @ana')
  editor:go('repeat')
  suite.equal(selected('@objective.inner'), 'Guests come back')
end)
