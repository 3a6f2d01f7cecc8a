-- What every case finds: the plugin as it lies in a clone, and a home that nobody has used before.

local world = {}

world.root = assert(vim.env.OKR_ROOT, 'OKR_ROOT is set by neovim.sh')
world.server = assert(vim.env.OKR_LS, 'OKR_LS is set by neovim.sh')
world.plugins = assert(vim.env.OKR_PLUGINS, 'OKR_PLUGINS is set by neovim.sh')
world.nvim = vim.v.progpath

local function run(command)
  local output = vim.fn.system(command)
  assert(vim.v.shell_error == 0, ('%s\n%s'):format(table.concat(command, ' '), output))
  return output
end

function world.write(path, text)
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
end

function world.read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

-- The parts of the repository that the plugin needs, without what was built in it.
function world.clone()
  local clone = vim.fn.tempname()
  vim.fn.mkdir(clone .. '/editors', 'p')
  run({ 'cp', '-R', world.root .. '/grammar', clone })
  run({ 'cp', '-R', world.root .. '/editors/neovim', clone .. '/editors' })
  for _, made in ipairs({ 'doc/tags', 'parser', 'queries/okr/folds.scm', 'queries/okr/highlights.scm', 'queries/okr/injections.scm' }) do
    vim.fn.delete(clone .. '/editors/neovim/' .. made, 'rf')
  end
  return clone
end

function world.build(clone)
  return run({ world.nvim, '-l', clone .. '/editors/neovim/build.lua' })
end

-- The same as a repository that can be cloned; its address.
function world.repository()
  local clone = world.clone()
  local git = { 'git', '-C', clone, '-c', 'user.name=okr', '-c', 'user.email=okr@example.com' }
  run(vim.list_extend(vim.deepcopy(git), { 'init', '--quiet' }))
  run(vim.list_extend(vim.deepcopy(git), { 'add', '.' }))
  run(vim.list_extend(vim.deepcopy(git), { 'commit', '--quiet', '--message', 'All' }))
  return 'file://' .. clone
end

local built

-- A clone with the parser built; made once.
function world.built_clone()
  if not built then
    built = world.clone()
    world.build(built)
  end
  return built
end

-- A folder in which `okr-ls` is the server that is tested.
function world.bin()
  local bin = vim.fn.tempname()
  vim.fn.mkdir(bin, 'p')
  assert(vim.loop.fs_symlink(world.server, bin .. '/okr-ls'))
  return bin
end

-- A folder with a script for the shell as the one program in it.
function world.path_with(name, script)
  local path = vim.fn.tempname()
  world.write(path .. '/' .. name, '#!/bin/sh\n' .. script .. '\n')
  assert(vim.loop.fs_chmod(path .. '/' .. name, tonumber('755', 8)))
  return path
end

-- A fresh home: its folders, and an environment that knows of nothing else. `init` is the user's init.lua.
function world.home(init, path)
  local home = vim.fn.tempname()
  local environment = {
    HOME = home,
    LANG = 'C.UTF-8',
    PATH = (path or world.bin()) .. ':/usr/local/bin:/usr/bin:/bin',
    TMPDIR = home .. '/tmp',
    XDG_CONFIG_DIRS = home .. '/none',
    XDG_DATA_DIRS = home .. '/none',
  }
  for name, folder in pairs({ CONFIG = 'config', DATA = 'data', STATE = 'state', CACHE = 'cache', RUNTIME = 'run' }) do
    environment[('XDG_%s_%s'):format(name, name == 'RUNTIME' and 'DIR' or 'HOME')] = home .. '/' .. folder
    vim.fn.mkdir(home .. '/' .. folder, 'p', '0o700')
  end
  vim.fn.mkdir(home .. '/tmp', 'p')
  vim.fn.mkdir(home .. '/work', 'p')
  world.write(home .. '/config/nvim/init.lua', init)
  return { environment = environment, work = home .. '/work', log = home .. '/state/nvim/lsp.log' }
end

-- What a user writes into init.lua to change how the server is started: `config` is a table in Lua.
function world.server_with(config)
  return ([[
    local config = %s
    if vim.lsp.config then
      vim.lsp.config('okr_ls', config)
    else
      vim.g.okr = { server = vim.tbl_deep_extend('force', (vim.g.okr or {}).server or {}, config) }
    end
  ]]):format(config)
end

-- The same for the unit in which columns are counted.
function world.counting_in(unit)
  return world.server_with(("{ capabilities = { general = { positionEncodings = { '%s' } } } }"):format(unit))
end

-- A code block of the plugin's README: the one in `language` that `word` stands in.
function world.readme(language, word)
  local readme = world.read(world.root .. '/editors/neovim/README.md')
  for block in readme:gmatch('\n```' .. language .. '\n(.-)```') do
    if block:find(word, 1, true) then
      return block
    end
  end
  error(('the README of the plugin has no %s with %s'):format(language, word))
end

-- What the README tells people to write into init.lua.
function world.init(clone)
  return (world.readme('lua', '/path/to/okr-ls'):gsub('/path/to/okr%-ls', clone))
end

return world
