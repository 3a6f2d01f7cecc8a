-- Blanks such as `<baseline>`, `TBD` or `X%`: what is one, and where the next one is.

local M = {}

-- Each captures where a blank begins and where it ends, between two empty captures.
local SHAPES = {
  '()<%a[^<>=]->()',
  '%f[%w]()[Tt][Bb][Dd]()%f[^%w]',
  '%f[%w]()TODO()%f[^%w]',
  '()%?%?%?+()',
  '()___+()',
  '%f[%w]()%u()%%',
  '%f[%w]()[XxNnYy][XxNnYy]+()%%',
  '[$€£]()%u()%f[^%w]',
  '[Ff]rom ()%u() to %u%f[^%w]',
  '[Ff]rom %u to ()%u()%f[^%w]',
}

local HTML = {}
for name in ('a b br code del div em h1 h2 h3 hr i img kbd li ol p pre s span strong sub sup table td tr u ul'):gmatch('%S+') do
  HTML[name] = true
end

local function is_blank(text)
  local name = text:match('^<(.*)>$')
  return not name or (#name <= 60 and not name:find('://', 1, true) and not name:find('[-/]$') and not HTML[name:lower()])
end

-- The blanks of a line, `{ from, to }` in bytes: from 0, the end not included.
function M.of(line)
  local found, seen = {}, {}
  for _, shape in ipairs(SHAPES) do
    local at = 1
    while true do
      local first, _, from, to = line:find(shape, at)
      if not first then
        break
      end
      if not seen[from] and is_blank(line:sub(from, to - 1)) then
        seen[from] = true
        table.insert(found, { from - 1, to - 1 })
      end
      at = math.max(to, first + 1)
    end
  end
  table.sort(found, function(a, b)
    return a[1] < b[1]
  end)
  return found
end

-- The first blank behind a place, or the last one before it, among the lines from `first` to `last`; lines count
-- from 0. Returns its line and the blank.
function M.beyond(row, column, way, first, last)
  local step = way == 'next' and 1 or -1
  for line = row, way == 'next' and last or first, step do
    local found = M.of(vim.api.nvim_buf_get_lines(0, line, line + 1, true)[1])
    for index = way == 'next' and 1 or #found, way == 'next' and #found or 1, step do
      local blank = found[index]
      if line ~= row or (way == 'next' and blank[1] > column) or (way == 'previous' and blank[2] <= column) then
        return line, blank
      end
    end
  end
end

return M
