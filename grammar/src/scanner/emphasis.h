// Emphasis marks in statements: which are dress, and which the writer's own.

#ifndef OKR_SCANNER_EMPHASIS_H
#define OKR_SCANNER_EMPHASIS_H

#include "cursor.h"
#include "state.h"

// Nothing but closing marks up to the end of the line?
static bool only_marks_follow(Cursor *c) {
  for (uint32_t count = 0; count < MAX_MARKS && (is_blank(look(c)) || mark_bit(look(c)) || look(c) == '\\'); count++) {
    next(c);
  }
  return at_line_end(c);
}

// Emphasis around all of a statement is dress. Where a bold part is followed by more it is the writer's emphasis, and
// text; strike-through means the same wherever it ends.
static bool is_wrapped(Cursor *c, int32_t mark, uint32_t opening) {
  if (at_gap(c)) return false;
  for (uint32_t count = 0; count < MAX_WRAPPED && !at_line_end(c); count++) {
    if (look(c) != mark) {
      next(c);
      continue;
    }
    if (pass_run(c, mark) != opening) return false;
    return mark == '~' || only_marks_follow(c);
  }
  return false;
}

// A run of emphasis marks at the start of a token.
static enum Token read_marks(Cursor *c, State *state, const bool *valid) {
  int32_t mark = look(c);
  uint32_t count = pass_run(c, mark);
  mark_end(c);
  if (mark == '_' && count > 2) return PLACEHOLDER;
  if (mark == '*' && count == 1 && valid[CHECKBOX] && is_blank(look(c))) return DRESS;

  if (state->open & mark_bit(mark)) {
    state->open &= (uint8_t)~mark_bit(mark);
    if (valid[CHECKBOX]) return DRESS;
    bool last = only_marks_follow(c);
    return last && valid[DRESS] ? DRESS : valid[INNER_DRESS] ? INNER_DRESS : ENDED_TEXT;
  }
  if (valid[CHECKBOX] && is_wrapped(c, mark, count)) {
    state->open |= mark_bit(mark);
    return DRESS;
  }
  return ENDED_TEXT;
}

#endif
