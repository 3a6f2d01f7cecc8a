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

hook global WinSetOption filetype=okr %{
    lsp-enable-window
    # A statement is one line, however long.
    add-highlighter -override window/okr-wrap wrap -word -indent
    # The server knows what words mean, and colours them by that.
    hook window -group okr BufReload .* lsp-semantic-tokens
    hook window -group okr NormalIdle .* lsp-semantic-tokens
    hook window -group okr InsertIdle .* lsp-semantic-tokens
    hook -once -always window WinSetOption filetype=.* %{
        remove-hooks window okr
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
