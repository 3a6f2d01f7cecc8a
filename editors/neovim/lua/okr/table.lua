-- The key results as a Markdown table, to paste into a wiki or a mail.

local ask = require('okr.ask')
local say = require('okr.say')

local M = {}

-- Copies the table of the whole document, or of the objectives in the lines from `first` to `last`, which count from 1.
function M.copy(first, last)
  local client = ask.here()
  if not client then
    return
  end
  local argument = { textDocument = vim.lsp.util.make_text_document_params() }
  if first then
    argument.range = { start = { line = first - 1, character = 0 }, ['end'] = { line = last, character = 0 } }
  end
  ask.run(client, 'okr-ls.markdownTable', argument, function(text)
    if not text then
      return say.info('there is no key result to put into a table')
    end
    local where = 'the unnamed register; `p` puts it'
    vim.fn.setreg('"', text, 'l')
    if vim.fn.has('clipboard') == 1 then
      vim.fn.setreg('+', text, 'l')
      where = 'the clipboard'
    end
    local _, lines = vim.trim(text):gsub('\n', '')
    say.info('a table of %d lines is in %s', lines + 1, where)
  end)
end

return M
