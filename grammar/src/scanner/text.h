// Words of a statement that may be more than text, names behind `@` and `#`, and paths.

#ifndef OKR_SCANNER_TEXT_H
#define OKR_SCANNER_TEXT_H

#include "links.h"
#include "placeholders.h"
#include "references.h"
#include "state.h"

static enum Token read_words_of_text(Cursor *c, State *state, const bool *valid, bool first) {
  bool clean = pass_word(c, first);
  uint32_t length = c->length;
  if (length >= MAX_PIECE) return TEXT;

  if (valid[REFERENCE] && is_reference(c->piece, length)) return REFERENCE;
  if (is_quarter(c->piece, length)) {
    bool fiscal = is_fiscal_year(c->piece, length);
    if (clean && (length == 2 || fiscal)) read_other_half(c, first, !fiscal);
    return QUARTER;
  }
  if (matches_ignoring_case(c->piece, length, "tbd") || (length == 4 && memcmp(c->piece, "TODO", 4) == 0)) {
    return PLACEHOLDER;
  }
  if (clean && look(c) == '%' && is_blank_letter(c->piece, length)) {
    next(c);
    accept(c, first);
    return PLACEHOLDER;
  }
  if (length == 3 && is_capital(c->piece[0]) && strchr("XNYZ", c->piece[0]) && memcmp(c->piece + 1, "ms", 2) == 0) {
    return PLACEHOLDER;
  }
  if (length > 4 && matches_ignoring_case(c->piece, 4, "www.")) return read_url(c, first);
  if (clean && look(c) == ':') {
    next(c);
    if (look(c) != '/') return TEXT;
    next(c);
    if (look(c) != '/') return TEXT;
    next(c);
    return at_gap(c) ? TEXT : read_url(c, first);
  }
  if (clean && matches_ignoring_case(c->piece, length, "from") && is_blank(look(c))) {
    mark_end(c);
    pass_blanks(c);
    if (!is_capital(look(c))) return SPACED_TEXT;
    state->pair = look_for_pair(c);
    return ENDED_TEXT;
  }
  // "8 min->3 min": the arrow is none of the word's.
  return !clean && c->last == '-' && look(c) == '>' ? ENDED_TEXT : TEXT;
}

// What follows `@` or `#`: letters, digits and . _ - / between them.
static enum Token read_name(Cursor *c, bool first, enum Token token) {
  while (is_word(look(c)) || look(c) == '.' || look(c) == '_' || look(c) == '-' || look(c) == '/') {
    bool inside = is_word(look(c));
    next(c);
    if (inside) accept(c, first);
  }
  return token;
}

// "/plans/company.okr#O2", "../company.okr#O2": at the first slash.
static enum Token read_path(Cursor *c, State *state, const bool *valid, bool first) {
  if (!valid[REFERENCE]) {
    next(c);
    return TEXT;
  }
  while (look(c) == '.' || look(c) == '/') next(c);
  return is_word(look(c)) ? read_words_of_text(c, state, valid, first) : TEXT;
}

#endif
