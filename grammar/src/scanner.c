// The tokens of OKR documents.
//
// The only memory between lines is a group's indentation; within a line there is a little more: see `State`.
//
// At the start of a line one look at it decides what it is. The answer is the first of its own tokens if that can be
// told as soon as it ends, or all of the line; else a token without width, and the line's own tokens follow. Behind its
// last one stands `_eol`, which takes the line break with it: without width it would begin where the blanks of the next
// line begin, and an edit would throw away the old node of that line before its turn comes. A line's tokens depend on
// nothing but the line, its first neighbour below and the little state here.
//
// Nothing is ever read twice from one position by the same call, so the rule of the house is: what a probe has passed
// must be text if the probe fails, or the token must have ended before it. All probes are bounded.
//
// From the bottom up: scanner/tokens.h, characters.h and cursor.h; line.h with dress.h, markers.h and words.h says what
// a line is; shapes.h with the shapes' own headers what stands in it; places.h puts both together.

#include "scanner/places.h"
#include "tree_sitter/alloc.h"
#include "tree_sitter/parser.h"

void *tree_sitter_okr_external_scanner_create(void) { return ts_calloc(1, sizeof(State)); }

void tree_sitter_okr_external_scanner_destroy(void *payload) { ts_free(payload); }

unsigned tree_sitter_okr_external_scanner_serialize(void *payload, char *buffer) {
  static const State NOTHING_TO_SAY;
  if (memcmp(payload, &NOTHING_TO_SAY, sizeof(State)) == 0) return 0;
  memcpy(buffer, payload, sizeof(State));
  return sizeof(State);
}

void tree_sitter_okr_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  memset(payload, 0, sizeof(State));
  if (length == sizeof(State)) memcpy(payload, buffer, length);
}

bool tree_sitter_okr_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  static const enum Token MARKERS[] = {
      OBJECTIVE_MARKER,   KEY_RESULT_MARKER, INITIATIVE_MARKER, BULLET,
      KEY_RESULTS_HEADER, INITIATIVES_HEADER, PROPERTY_KEY,
  };
  State *state = payload;
  Cursor cursor = {.lexer = lexer, .open = state->open};

  if (valid[NOTE_LINE]) return scan_line_start(&cursor, state);
  if (valid[HEADING]) return scan_whole_line(&cursor, state, HEADING);
  if (valid[NOTE]) return scan_whole_line(&cursor, state, NOTE);
  for (size_t i = 0; i < sizeof MARKERS / sizeof *MARKERS; i++) {
    if (valid[MARKERS[i]]) return scan_head(&cursor, state, valid, MARKERS[i]);
  }
  if (valid[DATE] && !valid[TEXT]) return scan_head(&cursor, state, valid, DATE);
  return scan_body(&cursor, state, valid);
}
