-- Builds the tree-sitter parser and puts it, with the queries that fit it, where Neovim finds them.
--
--   nvim -l editors/neovim/build.lua
--
-- Also for the build hook of a plugin manager, and as `:luafile`. Takes the compiler of $CC, else the first
-- one that is there. Queries are copied instead of linked, so that they never run ahead of a parser that was
-- not built again, and need no right to make links on Windows.

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local grammar = vim.fn.fnamemodify(here, ':h:h') .. '/grammar'

local function compiler()
  local named = vim.split(vim.env.CC or '', ' ', { trimempty = true })
  for _, command in ipairs({ named, { 'cc' }, { 'gcc' }, { 'clang' }, { 'zig', 'cc' } }) do
    if command[1] and vim.fn.executable(command[1]) == 1 then
      return command
    end
  end
  error('okr: no C compiler found (cc, gcc, clang or zig); install one, or name it in $CC', 0)
end

local function build_parser()
  local source = grammar .. '/src'
  local target = here .. '/parser/okr.so'
  -- Not in place: a running Neovim has the old one mapped into its memory.
  local fresh = target .. '.new'
  vim.fn.mkdir(here .. '/parser', 'p')
  local command = compiler()
  vim.list_extend(command, { '-O2', '-std=c11', '-fPIC', '-shared', '-I', source, '-o', fresh })
  vim.list_extend(command, { source .. '/parser.c', source .. '/scanner.c' })
  local output = vim.fn.system(command)
  if vim.v.shell_error ~= 0 then
    error(('okr: the parser does not compile\n%s\n%s'):format(table.concat(command, ' '), output), 0)
  end
  assert(vim.loop.fs_rename(fresh, target))
end

local function copy_queries()
  local target = here .. '/queries/okr'
  vim.fn.mkdir(target, 'p')
  for _, name in ipairs({ 'folds', 'highlights', 'injections' }) do
    local file = '/' .. name .. '.scm'
    assert(vim.loop.fs_copyfile(grammar .. '/queries' .. file, target .. file))
  end
end

build_parser()
copy_queries()
