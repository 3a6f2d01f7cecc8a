" Colours of OKR documents where no tree-sitter parser is built: the same in the large, by patterns of one line.

if exists('b:current_syntax')
  finish
endif

syntax case ignore
syntax spell toplevel
syntax sync minlines=1

" What may stand before the first words of a line, and what must stand behind them.
let s:dress = '^\s*\%(\%([>#*+•-]\+\|\d\+[.)]\|\[[ x]\]\)\s\+\|[*_~]\{1,3}\)*'
let s:separator = '\ze[*_~]*\%(\s*:\|\s\+[–—-]\s\|\.\s\)'
let s:colon = '\ze[*_~]*\s*:'
let s:number = '\d\+\%(\.\d\+\)*'

function s:head(group, words, ...) abort
  execute 'syntax match' a:group '/' .. a:words .. '/ contained' join(a:000)
endfunction

syntax cluster okrInline contains=okrNumber,okrDate,okrQuarter,okrArrow,okrMention,okrTag,okrAttribute,okrLink,okrUrl,okrCode,okrBlank,okrResult
syntax cluster okrHead contains=okrHeading,okrObjective,okrKeyResult,okrInitiative,okrGroup,okrKey

" Inside a line.
syntax match okrNumber /[$€£]\?\<\d\+\%([.,]\d\+\)*\%(%\|[kmbx]\>\)\?/
syntax match okrDate /\<\d\{4}-\d\d-\d\d\>/
syntax match okrQuarter /\<\%(\%(FY\)\?\d\{2,4}-\)\?[QH][1-4]\>\%([ \/]\d\{4}\>-\@!\)\?/
syntax match okrArrow /→\|->/
syntax match okrMention /[[:alnum:]_]\@1<!@\%([^[:space:][:punct:]]\|[._\/-][^[:space:][:punct:]]\@=\)\+/
syntax match okrTag /\%(^\|\s\)\@1<=#\a[[:alnum:]_-]*/
syntax match okrAttribute /\[\a[^][]\{-}\]/
syntax match okrLink /\[[^][]\+\]([^()]*)/
syntax match okrUrl /\<https\?:\/\/\S\+/
syntax match okrCode /`[^`]\+`/
syntax match okrBlank /<\a[^<>=]\{-}>\|\<TBD\>\|\<TODO\>\|???\+\|___\+\|\<\u%/
syntax match okrResult /\s\zs\%(=\+>\|-->\)\s.*$/

" The head of a line.
execute 'syntax match okrDress /' .. s:dress .. '/ contains=okrCheckBox nextgroup=@okrHead'
syntax match okrCheckBox /\[[ x]\]/ contained
syntax match okrHeading /\%(^#\{1,6}\s\+\)\@20<=.*$/ contained
call s:head('okrObjective', '(O\d*)\|Objective\%(\s\+O\?' .. s:number .. '\)\?' .. s:separator
      \ .. '\|Objective\%(\s\+O\?' .. s:number .. '\)\?[*_]*\s*$\|O' .. s:number .. s:separator .. '\|O' .. s:colon,
      \ 'nextgroup=okrTitle')
syntax match okrTitle /.\+/ contained contains=@okrInline
call s:head('okrKeyResult', '(KR\%(' .. s:number .. '\)\?)\|\%(Key Results\?\|KR\)\%([ #-]\?' .. s:number .. '\)\?' .. s:separator)
call s:head('okrInitiative', '(I\d*)\|\%(Initiative\%(\s\+I\?' .. s:number .. '\)\?\|I' .. s:number .. '\)' .. s:separator
      \ .. '\|\%(I\|Task\|Project\)' .. s:colon)
call s:head('okrGroup', '\%(Key Results\|KRs\|Initiatives\|Tasks\|Projects\)\%(' .. s:colon .. '\|[*_]*\s*$\)')
call s:head('okrKey', '\%(Cycle\|Quarter\|Team\|Owner\|DRI\|Responsible\|Why\|Because\|Rationale\|Supports\|Aligned to\|Type'
      \ .. '\|Due\%( date\)\?\|Deadline\|Priority\|Tags\|Score\|Grade\|Note\|Metric\|Baseline\|Target\|Current\|Progress'
      \ .. '\|Actual\|Unit\|Source\|Evidence\|Dashboard\|Status\|Confidence\|Weight\|Guards\)' .. s:colon)
call s:head('okrKey', '\d\{4}-\d\d-\d\d' .. s:colon)
syntax match okrComment /^\s*\/\/.*$/ contains=@Spell
syntax match okrComment /^\s*<!--\s*okr-ls:.*-->/

highlight default link okrObjective Keyword
highlight default link okrKeyResult Keyword
highlight default link okrInitiative Keyword
highlight default link okrGroup Keyword
highlight default link okrTitle Title
highlight default link okrHeading Title
highlight default link okrKey Identifier
highlight default link okrComment Comment
highlight default link okrDress Special
highlight default link okrCheckBox Special
highlight default link okrNumber Number
highlight default link okrDate Constant
highlight default link okrQuarter Constant
highlight default link okrArrow Operator
highlight default link okrMention Identifier
highlight default link okrTag Tag
highlight default link okrAttribute PreProc
highlight default link okrLink Underlined
highlight default link okrUrl Underlined
highlight default link okrCode String
highlight default link okrBlank Todo
highlight default link okrResult String

let b:current_syntax = 'okr'
