-- The one command that opens an example from a fresh clone. `cargo` is played here: the real one takes minutes.

local Terminal = require('terminal')
local suite = require('suite')
local world = require('world')
local case = suite.case

-- A fresh clone, and a home in whose PATH there is this script as `cargo`; without a script there is none.
local function prepared(cargo)
  local clone = world.clone()
  vim.fn.mkdir(clone .. '/tests/examples', 'p')
  assert(vim.loop.fs_copyfile(world.root .. '/tests/examples/growth.okr', clone .. '/tests/examples/growth.okr'))
  local path = cargo and world.path_with('cargo', cargo) or '/nonexistent'
  return clone, world.home('error("init.lua is read")', path)
end

local function open(clone, home)
  local command = vim.trim(world.readme('sh', 'try.lua'):gsub('^nvim', vim.fn.shellescape(world.nvim)))
  return Terminal.run(110, home, clone, 'exec ' .. command)
end

-- Waits for what the example is there to show.
local function expect_findings(terminal, name)
  terminal:expect(name, {
    'KR2: Redesign the welcome tour @jonas     ■ This is a task',
    'KR4: Improve the share of invited colleagues who join     ■',
    'gra: fixes',
  })
end

local BUILDS = [[
echo "cargo $*" >&2
while [ ! -e go ]; do sleep 0.05; done
mkdir -p target/release && cp '%s' target/release/okr-ls
]]

case('try: it builds the server before your eyes, and then there are findings', function()
  local clone, home = prepared(BUILDS:format(world.server))
  local terminal = open(clone, home)
  terminal:expect('try-1-builds', {
    'Objective O1: New teams get their first win', 'cargo build --release --locked --package okr-ls',
    'okr: building the server, once',
  })
  world.write(clone .. '/go', '')
  expect_findings(terminal, 'try-2-findings')
  assert(not terminal:screen():find('cargo build', 1, true), 'the window of the build is left')
  -- What was built is there the next time.
  terminal:quit()
  expect_findings(open(clone, home), 'try-3-again')
end)

case('try: a server that does not compile is shown to be one', function()
  local terminal = open(prepared('echo "error: it does not compile"; exit 101'))
  terminal:expect('try-4-failed', {
    'error: it does not compile', 'okr: the server does not compile; the window below says why', 'Objective O1: New teams',
  })
end)

case('try: without cargo that is said', function()
  open(prepared()):expect('try-5-no-cargo', { 'okr: cargo is needed to build the server: https://rustup.rs', 'Objective O1' })
end)
