-- What every case finds: the plugin as it lies in a clone, and a home that nobody has used before.

local world = {}

world.root = assert(vim.env.OKR_ROOT, 'OKR_ROOT is set by neovim.sh')
world.server = assert(vim.env.OKR_LS, 'OKR_LS is set by neovim.sh')
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
  for _, made in ipairs({ 'parser', 'queries/okr/folds.scm', 'queries/okr/highlights.scm', 'queries/okr/injections.scm' }) do
    vim.fn.delete(clone .. '/editors/neovim/' .. made, 'rf')
  end
  return clone
end

function world.build(clone)
  return run({ world.nvim, '-l', clone .. '/editors/neovim/build.lua' })
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

-- What the plugin's README tells people to write.
function world.init(clone)
  return ("vim.opt.runtimepath:append(%q)\nvim.lsp.enable('okr_ls')\n"):format(clone .. '/editors/neovim')
end

return world
