-- Builds what the plugin needs from the clone that it lies in: the tree-sitter parser with the queries that fit it,
-- the help tags, and the server. Everything runs beside the editor; `done` is told what went wrong, or nothing.

local paths = require('okr.paths')

local M = {}

local uv = vim.uv or vim.loop

-- Runs a command; `done` gets what it printed where it failed.
local function run(command, done)
  local output = {}
  local function read(_, lines)
    vim.list_extend(output, lines)
  end
  local job = vim.fn.jobstart(command, {
    cwd = paths.clone,
    on_stdout = read,
    on_stderr = read,
    stdout_buffered = true,
    stderr_buffered = true,
    on_exit = function(_, code)
      local printed = vim.trim(table.concat(output, '\n'))
      done(code ~= 0 and ('%s\n%s'):format(table.concat(command, ' '), printed) or nil)
    end,
  })
  if job <= 0 then
    done(command[1] .. ' does not start')
  end
end

-- The C compiler of $CC, else the first one that is there; nil where there is none.
function M.compiler()
  local named = vim.split(vim.env.CC or '', ' ', { trimempty = true })
  for _, command in ipairs({ named, { 'cc' }, { 'gcc' }, { 'clang' }, { 'zig', 'cc' } }) do
    if command[1] and vim.fn.executable(command[1]) == 1 then
      return command
    end
  end
end

-- Queries are copied instead of linked: that needs no right to make links on Windows.
local function copy_queries()
  vim.fn.mkdir(paths.queries, 'p')
  for _, name in ipairs(require('okr.parser').queries) do
    local from, to = ('%s/queries/%s.scm'):format(paths.grammar, name), ('%s/%s.scm'):format(paths.queries, name)
    local copied, why = uv.fs_copyfile(from, to)
    if not copied then
      return why
    end
  end
end

function M.can_build_parser()
  return M.compiler() ~= nil and paths.exists(paths.grammar .. '/src/parser.c')
end

function M.parser(done)
  local source = paths.grammar .. '/src'
  local command = M.compiler()
  if not paths.exists(source .. '/parser.c') then
    return done(('no grammar in %s; the parser is built in a whole clone'):format(paths.grammar))
  elseif not command then
    return done('no C compiler found (cc, gcc, clang or zig); install one, or name it in $CC')
  end
  -- Not in place: a running Neovim has the old one mapped into its memory, and two may build at a time.
  local fresh = ('%s.%d.new'):format(paths.parser, uv.os_getpid())
  if vim.fn.isdirectory(paths.plugin .. '/parser') == 0 and not pcall(vim.fn.mkdir, paths.plugin .. '/parser', 'p') then
    return done(('cannot write to %s'):format(paths.plugin))
  end
  vim.list_extend(command, { '-O2', '-std=c11', '-fPIC', '-shared', '-I', source, '-o', fresh })
  vim.list_extend(command, { source .. '/parser.c', source .. '/scanner.c' })
  run(command, function(problem)
    if problem then
      os.remove(fresh)
      return done('the parser does not compile\n' .. problem)
    end
    local why = copy_queries()
    if not why then
      local renamed, reason = uv.fs_rename(fresh, paths.parser)
      why = not renamed and reason or nil
    end
    done(why)
  end)
end

-- Plugin managers tag the help of a repository's own `doc` folder only.
function M.help()
  pcall(vim.cmd.helptags, { args = { paths.plugin .. '/doc' }, magic = { file = false } })
end

-- True where there is something to build it with, and no other server that would be taken first.
function M.wants_server()
  return vim.fn.executable('okr-ls') == 0
    and vim.fn.executable('cargo') == 1
    and paths.exists(paths.clone .. '/server/Cargo.toml')
end

M.cargo = { 'cargo', 'build', '--release', '--locked', '--package', 'okr-ls', '--target-dir', paths.clone .. '/target' }

function M.server(done)
  run(vim.deepcopy(M.cargo), function(problem)
    done(problem and 'the server does not compile\n' .. problem)
  end)
end

-- All that can be built here, one after the other; `say` is told what is next. `done` gets a list of problems.
function M.all(say, done)
  local problems = {}
  local function finish(problem)
    table.insert(problems, problem)
    done(problems)
  end
  M.help()
  say('building the parser')
  M.parser(function(problem)
    table.insert(problems, problem)
    if not M.wants_server() then
      return finish()
    end
    say('building the server; this takes a few minutes')
    M.server(finish)
  end)
end

return M
