// What a line is.

#ifndef OKR_SCANNER_LINE_H
#define OKR_SCANNER_LINE_H

#include "dress.h"
#include "state.h"

typedef struct {
  enum Token token;
  bool opened;      // the token is what the line opens with, and ends where the cursor stands
  uint32_t indent;  // column of what is no blank and no quote sign
  uint32_t bullet;  // column of the first list sign
  bool plain;       // opens with a word, as the rest of a wrapped sentence does
} Line;

static Line note_line(Line line, const State *state, bool bulleted) {
  line.token = NOTE_LINE;
  if (!state->group) return line;
  uint32_t column = group_column(state->group);
  if (bulleted && (!group_has_items(state->group) || line.bullet == column)) line.token = ITEM_LINE;
  else if (line.indent <= column) line.token = OUTER_NOTE_LINE;
  return line;
}

// Right in front of a colon, words are what they seem to be, and end here. Headers need a closer look.
static bool stands_alone(const Cursor *c, const Head *head) {
  return look(c) == ':' && !head->spaced && !head->dotted && (is_word(c->last) || head->parentheses) &&
         head->token != KEY_RESULTS_HEADER && head->token != INITIATIVES_HEADER;
}

// From the first character of a line that is no blank.
static Line read_line(Cursor *c, const State *state) {
  Line line = {.token = NOTE_LINE, .indent = c->column, .plain = true};
  uint32_t level = 0;
  bool bulleted = false, bold = false, is_heading = false;
  int32_t first = look(c);

  if (first == '/') {
    next(c);
    if (look(c) == '/') line.token = COMMENT;
    else line = note_line(line, state, false);
    return line;
  }
  if (first == '<') {
    line.plain = false;
    const char *opening = "<!--", *name = "okr-ls";
    for (; *opening && look(c) == *opening; opening++) next(c);
    if (!*opening) pass_blanks(c);
    for (; *name && lower(look(c)) == *name; name++) next(c);
    if (!*opening && !*name) line.token = COMMENT;
    else line = note_line(line, state, false);
    return line;
  }
  if (first == '|' || first == '=' || first == '`' || is_dash(first)) line.plain = false;

  for (uint32_t pieces = 0; pieces < MAX_DRESS; pieces++) {
    uint32_t column = c->column;
    Head head = read_head(c, false);
    if (head.kind == NOTHING) break;

    if (head.kind == WORDS) {
      if (pieces == 0 && stands_alone(c, &head)) {
        line.token = head.section ? SECTION_KEY : head.token;
        line.opened = true;
        line.plain = false;
        return line;
      }
      Tail tail = read_tail(c, &head, bold);
      bool separated = tail.colon || (tail.boundary && head.parentheses) ||
                       (!head.colon_only && (tail.separator || tail.bold_end ||
                                             (level && (tail.empty || (head.labelled && tail.boundary)))));
      bool alone = tail.empty && (tail.colon || level || bold);
      if (head.token == PROPERTY_KEY && tail.colon) line.token = head.section ? SECTION_LINE : PROPERTY_LINE;
      else if (head.token == DATE && tail.colon) line.token = CHECK_IN_LINE;
      else if (head.token == KEY_RESULTS_HEADER && alone) line.token = KEY_RESULTS_LINE;
      else if (head.token == KEY_RESULTS_HEADER && tail.colon) line.token = KEY_RESULT_LINE;
      else if (head.token == INITIATIVES_HEADER && alone) line.token = INITIATIVES_LINE;
      else if (head.token == OBJECTIVE_MARKER && separated) line.token = OBJECTIVE_LINE + level;
      else if (head.token == KEY_RESULT_MARKER && separated) line.token = KEY_RESULT_LINE;
      else if (head.token == INITIATIVE_MARKER && separated) line.token = INITIATIVE_LINE;
      else break;
      line.plain = false;
      return line;
    }

    if (head.kind == LIST_SIGN && !bulleted) {
      bulleted = true;
      line.bullet = column;
    }
    if (head.kind == HEADING_SIGN && !level) {
      level = head.level;
      is_heading = pieces == 0;
    }
    if (head.kind == EMPHASIS && head.bold) bold = true;
    if (head.kind != EMPHASIS && head.kind != EMOJI) line.plain = false;
    pass_blanks(c);
    if (head.kind == QUOTE_SIGN && !bulleted) line.indent = c->column;
    if (at_line_end(c)) {
      is_heading = is_heading && pieces > 0;
      break;
    }
  }

  if (is_heading) {
    line.token = HEADING_LINE + level - 1;
    return line;
  }
  return note_line(line, state, bulleted);
}

#endif
