// What the scanner remembers from token to token.

#ifndef OKR_SCANNER_STATE_H
#define OKR_SCANNER_STATE_H

#include "tokens.h"

typedef struct {
  // 0 outside a group; else the column of its header while it has no item, or that of its first bullet: see `group_`.
  uint16_t group;
  // Column of the line that a statement began in; a hard-wrapped line stands deeper.
  uint16_t indent;
  // Kinds of emphasis marks that dress has opened and not closed.
  uint8_t open;
  // How far we are in "from X to Y", the only place where a bare capital is a blank to fill in.
  uint8_t pair;
  // There was a figure or a blank for one, so an arrow may follow.
  uint8_t has_value;
  // The last token ended in a full stop or the like, so no hard wrap follows.
  uint8_t after_stop;
} State;

enum Pair { NO_PAIR, BEFORE_FIRST, BEFORE_TO, BEFORE_SECOND };

static uint16_t group_opened(uint32_t column) { return (uint16_t)(1 + 2 * column); }
static uint16_t group_with_items(uint32_t column) { return (uint16_t)(2 + 2 * column); }
static bool group_has_items(uint16_t group) { return group % 2 == 0; }
static uint32_t group_column(uint16_t group) { return (group - 1u) / 2; }

// Between lines only `group` lives on, so that an edit in one line leaves the others' tokens alone.
static void forget_line(State *state) {
  uint16_t group = state->group;
  memset(state, 0, sizeof *state);
  state->group = group;
}

#endif
