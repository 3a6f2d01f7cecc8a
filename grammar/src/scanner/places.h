// The four kinds of places a token is asked for: a line's start, a whole line, its head, and what follows.

#ifndef OKR_SCANNER_PLACES_H
#define OKR_SCANNER_PLACES_H

#include "line.h"
#include "shapes.h"

static bool give(Cursor *c, enum Token token) {
  c->lexer->result_symbol = (TSSymbol)token;
  return true;
}

// Reads on to the end of the line. False if nothing but blanks is left, and the last of what was passed is one too.
static bool pass_line(Cursor *c) {
  bool any = !c->behind_blank;
  if (any) mark_end(c);
  while (!at_line_end(c)) {
    next(c);
    if (c->behind_blank) continue;
    mark_end(c);
    any = true;
  }
  return any;
}

static bool scan_line_start(Cursor *c, State *state) {
  skip_blanks(c, true);
  if (at_file_end(c)) return false;
  mark_end(c);
  Line line = read_line(c, state);
  forget_line(state);
  switch (line.token) {
    case NOTE_LINE:
      if (pass_line(c)) line.token = NOTE;
      return give(c, line.token);
    case COMMENT:
      pass_line(c);
      return give(c, line.token);
    case KEY_RESULTS_LINE:
    case INITIATIVES_LINE:
      state->group = group_opened(line.indent);
      break;
    case ITEM_LINE:
      state->group = group_with_items(line.bullet);
      break;
    case PROPERTY_LINE:
    case CHECK_IN_LINE:
    case PROPERTY_KEY:
    case DATE:
      break;
    default:
      state->group = 0;
  }
  state->indent = (uint16_t)line.indent;
  if (line.opened) mark_end(c);
  return give(c, line.token);
}

static bool scan_whole_line(Cursor *c, State *state, enum Token token) {
  pass_line(c);
  forget_line(state);
  return give(c, token);
}

// Dress in front of a marker comes as one token, apart from check boxes.
static bool scan_head(Cursor *c, State *state, const bool *valid, enum Token marker) {
  skip_blanks(c, false);
  bool dressed = false;
  for (uint32_t pieces = 0; pieces < MAX_DRESS; pieces++) {
    Head head = read_head(c, !dressed);
    bool ends = head.kind == WORDS || head.kind == BOX || (head.kind == LIST_SIGN && valid[BULLET]);
    if (dressed && (ends || head.kind == NOTHING)) break;
    if (head.kind == WORDS) return give(c, marker);
    mark_end(c);
    if (head.kind == BOX) return give(c, CHECKBOX);
    if (ends) return give(c, BULLET);
    dressed = true;
    state->open ^= head.bit;
    pass_blanks(c);
  }
  return give(c, DRESS);
}

static void pass_line_break(Cursor *c) {
  if (look(c) == '\r') next(c);
  if (look(c) == '\n') next(c);
  c->column = 0;
}

// Is the line that begins here the rest of a statement? A hard-wrapped one is plain and deeper than its first.
static bool goes_on(Cursor *c, const State *state, bool wrapped) {
  pass_blanks(c);
  if (at_line_end(c) || (wrapped && c->column <= state->indent)) return false;
  Line line = read_line(c, state);
  return (line.token == NOTE_LINE || line.token == OUTER_NOTE_LINE) && (line.plain || !wrapped);
}

static bool scan_body(Cursor *c, State *state, const bool *valid) {
  mark_end(c);
  // Behind a joint the statement goes on in the next line, and its break is a blank.
  bool spaced = skip_blanks(c, !valid[EOL]);
  if (at_line_end(c)) {
    pass_line_break(c);
    mark_end(c);
    // Looked at even where it cannot be: behind a statement that is taken over from an old tree, the parser no longer
    // asks for more of it, but what this token depends on is the same, and it must be looked at to be known.
    bool wrapped = !state->after_stop && goes_on(c, state, true);
    if (wrapped && valid[WRAP]) return give(c, WRAP);
    forget_line(state);
    return give(c, EOL);
  }
  // A header has no text: what is left of its line is dress.
  if (valid[CHECKBOX] && !valid[TEXT] && look(c) != ':') {
    while (!at_line_end(c) && look(c) != ':') {
      bool blank = is_blank(look(c));
      next(c);
      if (!blank) mark_end(c);
    }
    return give(c, DRESS);
  }

  enum Token token = TEXT;
  for (bool first = true; !at_line_end(c); first = false) {
    token = read_piece(c, state, valid, first, spaced);
    if (token == TEXT) {
      mark_end(c);
      spaced = pass_blanks(c);
      continue;
    }
    if (token == SPACED_TEXT) {
      spaced = true;
      token = TEXT;
      continue;
    }
    if (!first) token = TEXT;
    break;
  }
  if (token == BACKSLASH) {
    pass_line_break(c);
    bool continued = goes_on(c, state, false);
    token = continued && valid[BACKSLASH] ? BACKSLASH : DRESS;
  }
  // Behind a statement there is dress alone, and where a statement must go on there is none.
  if (token == ENDED_TEXT || !valid[token]) token = valid[TEXT] ? TEXT : DRESS;
  if (token != DRESS && token != INNER_DRESS && token != BACKSLASH) {
    if (token == QUANTITY || token == PLACEHOLDER) state->has_value = true;
    state->after_stop = token == TEXT && is_stop(c->marked);
  }
  return give(c, token);
}

#endif
