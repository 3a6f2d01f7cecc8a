# OKR documents in Kakoune, by way of kakoune-lsp; see ../README.md.

hook global BufCreate .*\.okr %{
    set-option buffer filetype okr
}

hook global BufSetOption filetype=okr %{
    set-option buffer comment_line //
    set-option buffer indentwidth 2
    set-option buffer lsp_servers %{
        [okr-ls]
        root_globs = ["okr.toml", ".git", ".hg"]
    }
}

# Words that open a line, behind all that may stand around them; what words mean is coloured by the server.
add-highlighter shared/okr group
add-highlighter shared/okr/marker regex \
    '(?i)^[\h>#*+•_~-]*(?:\[[x ]\]\h*)?[*_]*\(?((?:objective|initiative|key result)(?:\h+[oi]?[\d.]+)?|kr[ #-]?[\d.]*|[oi][\d.]*|task|project)(?:\)|[*_]*(?::|\h+[-–—]\h|\.\h))' 1:keyword
add-highlighter shared/okr/header regex \
    '(?i)^[\h>#*+•_~-]*(key results|krs|initiatives|tasks|projects)[*_]*:?[*_]*\h*$' 1:keyword
add-highlighter shared/okr/property regex \
    '(?i)^[\h>#*+•_~-]*(actual|aligned to|baseline|because|confidence|current|cycle|dashboard|deadline|dri|due|due date|evidence|grade|guards|metric|note|owner|priority|progress|quarter|rationale|responsible|score|source|status|supports|tags|target|team|type|unit|weight|why)[*_]*:' 1:attribute
add-highlighter shared/okr/check-in regex '^[\h>#*+•_~-]*(\d{4}-\d{2}-\d{2})[*_]*:' 1:attribute
add-highlighter shared/okr/placeholder regex '<[a-zA-Z][^<>:\n]*>' 0:meta
add-highlighter shared/okr/owner regex '(?<!\w)@[\w./-]*\w' 0:variable
add-highlighter shared/okr/comment regex '^\h*(?://|<!--)[^\n]*' 0:comment

hook global WinSetOption filetype=okr %{
    lsp-enable-window
    add-highlighter -override window/okr ref okr
    # A statement is one line, however long.
    add-highlighter -override window/okr-wrap wrap -word -indent
    # Return keeps the indentation.
    hook window -group okr InsertChar \n %{ try %{ execute-keys -draft <semicolon>K<a-&> } }
    # The server knows what words mean, and colours them by that.
    hook window -group okr BufReload .* lsp-semantic-tokens
    hook window -group okr NormalIdle .* lsp-semantic-tokens
    hook window -group okr InsertIdle .* lsp-semantic-tokens
    hook -once -always window WinSetOption filetype=.* %{
        remove-hooks window okr
        remove-highlighter window/okr
        remove-highlighter window/okr-wrap
    }
}

define-command -hidden okr-act -params 1 %{
    lsp-execute-command %arg{1} %sh{
        printf '[{"textDocument":{"uri":"file://%s"},"position":{"line":%d,"character":0}}]' \
            "$(printf %s "$kak_buffile" | sed 's/%/%25/g; s/ /%20/g')" $((kak_cursor_line - 1))
    }
}
define-command okr-next-item -docstring 'start the next item, with the next number' %{ okr-act okr-ls.nextItem }
define-command okr-move-up -docstring 'move the item up, with all that belongs to it' %{ okr-act okr-ls.moveUp }
define-command okr-move-down -docstring 'move the item down, with all that belongs to it' %{ okr-act okr-ls.moveDown }
