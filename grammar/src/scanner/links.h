// URLs, [brackets] with and without a target, and code.

#ifndef OKR_SCANNER_LINKS_H
#define OKR_SCANNER_LINKS_H

#include "cursor.h"

// From behind "scheme://" or "www." to the next blank, without the punctuation at the end.
static enum Token read_url(Cursor *c, bool first) {
  if (!first) return URL;
  uint32_t depth = 0;
  while (!at_gap(c) && look(c) != '<' && look(c) != '>' && look(c) != '"' && look(c) != '`') {
    int32_t passed = look(c);
    if (passed == '(') depth++;
    if (passed == ')' && !depth--) break;
    next(c);
    if (passed < 0x80 && strchr(".,;:!?'*_~]\\", passed) != NULL && passed) continue;
    mark_end(c);
  }
  return URL;
}

// "[committed]", "[text](url)"; the bracket is passed and marked as text.
static enum Token read_brackets(Cursor *c, const bool *valid) {
  uint32_t count = 0;
  bool empty = true;
  int32_t content = 0;
  for (; look(c) != ']'; count++) {
    if (at_line_end(c) || look(c) == '[' || count == MAX_LINK) return ENDED_TEXT;
    if (!is_blank(look(c))) empty = false;
    content = look(c);
    next(c);
  }
  next(c);
  bool box = count == 1 && (content == ' ' || lower(content) == 'x');
  enum Token token = box ? (valid[CHECKBOX] ? CHECKBOX : ENDED_TEXT) : empty || count > MAX_ATTRIBUTE ? ENDED_TEXT : ATTRIBUTE;
  if (box || token == ATTRIBUTE) mark_end(c);
  if (look(c) != '(' || empty) return token;

  next(c);
  uint32_t depth = 1;
  for (count = 0; count < MAX_TARGET; count++) {
    if (at_line_end(c) || look(c) == '[') return token;
    if (look(c) == '(') depth++;
    if (look(c) == ')' && !--depth) break;
    next(c);
  }
  if (look(c) != ')') return token;
  next(c);
  mark_end(c);
  return LINK;
}

// `code`, up to as many backticks as opened it.
static enum Token read_code(Cursor *c) {
  uint32_t ticks = pass_run(c, '`');
  mark_end(c);
  for (uint32_t count = 0; count < MAX_CODE && !at_line_end(c); count++) {
    if (look(c) != '`') {
      next(c);
    } else if (pass_run(c, '`') == ticks) {
      mark_end(c);
      return CODE;
    }
  }
  return ENDED_TEXT;
}

#endif
