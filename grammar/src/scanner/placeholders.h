// Blanks to fill in: letters and <angles>.

#ifndef OKR_SCANNER_PLACEHOLDERS_H
#define OKR_SCANNER_PLACEHOLDERS_H

#include "state.h"
#include "words.h"

static bool is_blank_letter(const char *text, uint32_t length) {
  if (length == 1) return is_capital(*text);
  // "XX", "xx", "NN".
  for (uint32_t i = 0; i < length; i++) {
    if (text[i] != text[0]) return false;
  }
  return length < 4 && (lower(text[0]) == 'x' || lower(text[0]) == 'n' || lower(text[0]) == 'y');
}

// Behind "from" and before a capital: "from X to Y"? Only looks; the text has ended before.
static uint8_t look_for_pair(Cursor *c) {
  next(c);
  if (!pass_blanks(c) || lower(look(c)) != 't') return NO_PAIR;
  next(c);
  if (lower(look(c)) != 'o') return NO_PAIR;
  next(c);
  if (!pass_blanks(c) || !is_capital(look(c))) return NO_PAIR;
  next(c);
  return is_word(look(c)) ? NO_PAIR : BEFORE_FIRST;
}

static const char *const HTML_TAGS[] = {
    "a",    "abbr", "b",     "big",   "br",     "code", "del",     "details", "div",   "em",     "font", "h1",
    "h2",   "h3",   "h4",    "h5",    "h6",     "hr",   "i",       "iframe",  "img",   "ins",    "kbd",  "li",
    "mark", "ol",   "p",     "pre",   "q",      "s",    "samp",    "small",   "span",  "strong", "sub",  "summary",
    "sup",  "table", "tbody", "td",   "th",     "thead", "tr",     "tt",      "u",     "ul",     "var",  "video",
};

// "<baseline>"; the angle is passed and marked as text.
static enum Token read_placeholder(Cursor *c) {
  char name[MAX_WORD];
  uint32_t length = 0;
  bool attributes = false, named = false;
  if (!is_letter(look(c))) return TEXT;
  for (uint32_t count = 0; count < MAX_PLACEHOLDER && look(c) != '>'; count++) {
    if (at_line_end(c) || look(c) == '<') return ENDED_TEXT;
    if (look(c) == '=') attributes = true;
    if (!is_word(look(c))) named = true;
    if (!named && length + 1 < MAX_WORD) name[length++] = look(c) < 0x80 ? (char)lower(look(c)) : 1;
    if (look(c) == ':') {
      next(c);
      if (look(c) == '/') return ENDED_TEXT;
    } else {
      next(c);
    }
  }
  name[length] = 0;
  bool closed = look(c) == '>' && c->last != '-' && c->last != '=' && c->last != '<';
  if (!closed || ((!named || attributes || c->last == '/') && IS_ONE_OF(name, HTML_TAGS))) return ENDED_TEXT;
  next(c);
  mark_end(c);
  return PLACEHOLDER;
}

#endif
