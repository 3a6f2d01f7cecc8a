// The shapes of a statement, by their first character.

#ifndef OKR_SCANNER_SHAPES_H
#define OKR_SCANNER_SHAPES_H

#include "emphasis.h"
#include "numbers.h"
#include "text.h"

// With `first` a token starts here, and the shape is marked as it is read. Else we are behind text, and only need to
// know whether that text goes on: any other answer ends it.

// "=> 80%": to the end of the line, if anything stands there. The sign is passed and marked as text.
static enum Token read_result(Cursor *c, const State *state) {
  if (look(c) == '.') next(c);
  pass_blanks(c);
  if (at_line_end(c) || look(c) == '\\') return ENDED_TEXT;
  while (!at_line_end(c)) {
    bool closing = (mark_bit(look(c)) & state->open) || look(c) == '\\';
    bool blank = is_blank(look(c));
    next(c);
    if (!closing && !blank) mark_end(c);
  }
  return RESULT;
}

// "->", "→": between figures only; the sign is passed and marked as text.
static enum Token read_arrow(Cursor *c, const State *state) {
  if (!state->has_value) return ENDED_TEXT;
  pass_blanks(c);
  int32_t ahead = look(c);
  bool figure = is_digit(ahead) || is_currency(ahead) || is_capital(ahead) || ahead == '+' || ahead == '-' ||
                ahead == '<' || ahead == '>' || ahead == '~' || ahead == '.' || ahead == 0x2264 || ahead == 0x2265;
  return figure ? ARROW : ENDED_TEXT;
}

// One piece of a statement, from its first character. TEXT is passed to the last character and not marked.
static enum Token read_piece(Cursor *c, State *state, const bool *valid, bool first, bool spaced) {
  int32_t start = look(c);
  c->length = 0;

  if (first && (state->pair == BEFORE_FIRST || state->pair == BEFORE_SECOND) && is_capital(start)) {
    state->pair = state->pair == BEFORE_FIRST ? BEFORE_TO : NO_PAIR;
    next(c);
    mark_end(c);
    return PLACEHOLDER;
  }
  if (first && state->pair == BEFORE_TO && is_letter(start)) {
    state->pair = BEFORE_SECOND;
    pass_word(c, true);
    return ENDED_TEXT;
  }
  if (first) state->pair = NO_PAIR;

  bool in_head = first && valid[SEPARATOR];
  if (in_head && start == ':') {
    next(c);
    mark_end(c);
    return SEPARATOR;
  }
  if (is_digit(start)) {
    enum Token token = read_number(c, first, true);
    // A path may begin with digits.
    if (!valid[REFERENCE] || !first) return token;
    pass_word(c, false);
    if (c->length >= MAX_PIECE || !is_reference(c->piece, c->length)) return token;
    mark_end(c);
    return REFERENCE;
  }
  if (is_letter(start)) return read_words_of_text(c, state, valid, first);

  if (mark_bit(start)) {
    if (first) return read_marks(c, state, valid);
    if (state->open & mark_bit(start)) return DRESS;
    return pass_run(c, start) > 2 && start == '_' ? PLACEHOLDER : TEXT;
  }
  if (is_currency(start)) return read_signed(c, first);

  switch (start) {
    case '@':
    case '#':
      next(c);
      // "#54" is the number of something, not an amount.
      if (start == '#' && is_digit(look(c))) return rest_is_text(c);
      if (!is_word(look(c))) return TEXT;
      return read_name(c, first, start == '@' ? MENTION : TAG);
    case '[':
    case '<':
    case '`':
      if (!first) return CODE;
      if (start == '`') return read_code(c);
      next(c);
      mark_end(c);
      return start == '[' ? read_brackets(c, valid) : read_placeholder(c);
    case '\\':
      if (!first) return BACKSLASH;
      next(c);
      mark_end(c);
      pass_blanks(c);
      return at_line_end(c) ? BACKSLASH : ENDED_TEXT;
    case '?':
      if (pass_run(c, '?') < 3) return TEXT;
      accept(c, first);
      return PLACEHOLDER;
    case '=':
      pass_run(c, '=');
      if (look(c) != '>') return TEXT;
      if (!first) return RESULT;
      next(c);
      mark_end(c);
      return spaced ? read_result(c, state) : ENDED_TEXT;
    case 0x2192:
      if (!first && state->has_value) return ARROW;
      next(c);
      accept(c, first);
      return first ? read_arrow(c, state) : TEXT;
    case '-':
    case '+':
    case 0x2212:
    case 0xB1:
    case 0x2013:
    case 0x2014: {
      next(c);
      if (in_head && is_dash(start) && spaced && at_gap(c)) {
        mark_end(c);
        return SEPARATOR;
      }
      if (first && valid[CHECKBOX] && is_blank(look(c)) && (start == '-' || start == '+')) {
        mark_end(c);
        pass_blanks(c);
        return at_line_end(c) ? ENDED_TEXT : DRESS;
      }
      if (start == '-' && look(c) == '>') {
        if (!first && state->has_value) return ARROW;
        next(c);
        accept(c, first);
        return first ? read_arrow(c, state) : TEXT;
      }
      if (start == '-' && look(c) == '-') {
        pass_run(c, '-');
        if (look(c) != '>') return TEXT;
        if (!first) return RESULT;
        next(c);
        mark_end(c);
        return spaced ? read_result(c, state) : ENDED_TEXT;
      }
      if (is_dash(start) && start != '-') return TEXT;
      return is_digit(look(c)) || is_currency(look(c)) ? read_signed(c, first) : TEXT;
    }
    case '.':
      next(c);
      if (in_head && !spaced && at_gap(c)) {
        mark_end(c);
        return SEPARATOR;
      }
      if (is_digit(look(c))) return read_number(c, first, false);
      pass_run(c, '.');
      return look(c) == '/' ? read_path(c, state, valid, first) : TEXT;
    case '/':
      return read_path(c, state, valid, first);
    default:
      if (in_head && is_emoji(start)) {
        while (is_emoji(look(c))) next(c);
        mark_end(c);
        while (is_blank(look(c)) || mark_bit(look(c))) next(c);
        return look(c) == ':' ? DRESS : ENDED_TEXT;
      }
      next(c);
      return TEXT;
  }
}

#endif
