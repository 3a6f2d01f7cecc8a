-- Cases, and what runs them.

local suite = {}

-- No case takes as long as that, unless something hangs.
local DEADLINE_MS = 60000
-- Nothing that a person waits for takes as long as that, on a busy machine either.
local PATIENCE_MS = 20000

local cases = {}
local at_end = {}

-- Defines a case. It fails when `body` throws, or when something that it started ends badly.
function suite.case(name, body)
  table.insert(cases, { name = name, body = body })
end

-- Leaves the case, which can say nothing here.
function suite.skip(reason)
  error({ skipped = reason })
end

-- Leaves the case in a Neovim older than that.
function suite.since(version, what)
  if vim.fn.has('nvim-' .. version) == 0 then
    suite.skip(('%s came with Neovim %s'):format(what, version))
  end
end

-- Calls `finish` when the case is over; it may throw. With `true` it should be rough and quick: time is up.
function suite.finally(finish)
  table.insert(at_end, finish)
end

local function show(value)
  return type(value) == 'string' and value or vim.inspect(value)
end

function suite.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(('%s\n--- expected\n%s\n--- actual\n%s'):format(what or 'not equal', show(expected), show(actual)), 2)
  end
end

-- Calls `look` until what it returns is `expected`.
function suite.becomes(expected, look, what)
  local actual
  local reached = suite.until_true(function()
    actual = look()
    return vim.deep_equal(actual, expected)
  end)
  if not reached then
    suite.equal(actual, expected, what)
  end
end

-- Calls `look` until it returns something true; false if that takes too long.
function suite.until_true(look)
  local start = vim.loop.hrtime()
  repeat
    if look() then
      return true
    end
    vim.wait(5)
  until vim.loop.hrtime() - start > PATIENCE_MS * 1e6
  return false
end

local function trace(problem)
  if type(problem) == 'table' then
    return problem
  end
  local lines = vim.split(debug.traceback(problem, 2), '\n')
  return table.concat(vim.tbl_filter(function(line)
    return not line:find('^\t%[C%]') and not line:find('^\t.*/suite.lua:') and not line:find('^\t.*/run.lua:')
  end, lines), '\n')
end

local function run_case(body)
  at_end = {}
  local late = false
  local watchdog = assert(vim.loop.new_timer())
  watchdog:start(DEADLINE_MS, 0, function()
    late = true
    for _, finish in ipairs(at_end) do
      finish(true)
    end
  end)
  local problems = {}
  local _, problem = xpcall(body, trace)
  table.insert(problems, problem)
  for _, finish in ipairs(at_end) do
    local _, ending = xpcall(finish, trace, late)
    table.insert(problems, ending)
  end
  watchdog:stop()
  watchdog:close()
  if late then
    table.insert(problems, 1, ('not done after %d s'):format(DEADLINE_MS / 1000))
  end
  return problems
end

local function say(line)
  io.stdout:write(line, '\n')
  io.stdout:flush()
end

-- Runs all cases, or those whose name has one of `words` in it; true where none failed.
function suite.run(words)
  local passed, failed = 0, 0
  for _, case in ipairs(cases) do
    local wanted = #words == 0
    for _, word in ipairs(words) do
      wanted = wanted or case.name:find(word, 1, true) ~= nil
    end
    if wanted then
      local problems = run_case(case.body)
      local first = problems[1]
      if not first then
        passed = passed + 1
        say('ok    ' .. case.name)
      elseif type(first) == 'table' and first.skipped and #problems == 1 then
        say(('skip  %s: %s'):format(case.name, first.skipped))
      else
        failed = failed + 1
        say('FAIL  ' .. case.name)
        for _, problem in ipairs(problems) do
          say('      ' .. show(problem):gsub('\n', '\n      '))
        end
      end
    end
  end
  say(('%d passed, %d failed'):format(passed, failed))
  return failed == 0 and passed > 0
end

return suite
