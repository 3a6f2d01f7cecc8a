-- Runs the cases, prints one line for each, and ends with 1 if one failed. Started by `neovim.sh`.

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
package.path = here .. '/?.lua;' .. package.path

for _, file in ipairs(vim.fn.sort(vim.fn.glob(here .. '/cases/*.lua', true, true))) do
  dofile(file)
end
os.exit(require('suite').run(arg) and 0 or 1)
