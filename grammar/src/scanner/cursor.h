// Where the scanner stands in the text, and how it moves on.

#ifndef OKR_SCANNER_CURSOR_H
#define OKR_SCANNER_CURSOR_H

#include "characters.h"

#include "tree_sitter/parser.h"

typedef struct {
  TSLexer *lexer;
  uint32_t column;       // tabs reach to the next multiple of four
  int32_t last;          // the last character passed that is no blank
  bool behind_blank;     // and a blank behind it
  int32_t marked;        // `last` where the token ends so far
  uint8_t open;          // marks that may be about to close: see State
  char piece[MAX_PIECE]; // the word being read; what is not ASCII is a 1
  uint32_t length;       // may exceed the buffer: then the word is too long to be a reference
} Cursor;

static int32_t look(const Cursor *c) { return c->lexer->lookahead; }

static bool at_file_end(const Cursor *c) { return look(c) == 0 && c->lexer->eof(c->lexer); }
static bool at_line_end(const Cursor *c) { return look(c) == '\n' || look(c) == '\r' || at_file_end(c); }
static bool at_gap(const Cursor *c) { return is_blank(look(c)) || at_line_end(c); }

static void count_column(Cursor *c) {
  if (look(c) == '\n' || look(c) == '\r') c->column = 0;
  else if (c->column < MAX_COLUMN) c->column = look(c) == '\t' ? (c->column | 3) + 1 : c->column + 1;
}

static void next(Cursor *c) {
  count_column(c);
  c->behind_blank = is_blank(look(c));
  if (!c->behind_blank) c->last = look(c);
  if (c->length < MAX_PIECE) c->piece[c->length] = look(c) > 0 && look(c) < 0x80 ? (char)look(c) : 1;
  c->length++;
  c->lexer->advance(c->lexer, false);
}

// The same inside a word.
static inline void next_in_word(Cursor *c) {
  int32_t passed = look(c);
  if (c->column < MAX_COLUMN) c->column++;
  c->behind_blank = false;
  c->last = passed;
  if (c->length < MAX_PIECE) c->piece[c->length] = passed < 0x80 ? (char)passed : 1;
  c->length++;
  c->lexer->advance(c->lexer, false);
}

// Blanks in front of a token are no part of it.
static bool skip_blanks(Cursor *c, bool and_lines) {
  bool any = false;
  while (is_blank(look(c)) || (and_lines && (look(c) == '\n' || look(c) == '\r'))) {
    count_column(c);
    c->lexer->advance(c->lexer, true);
    any = true;
  }
  return any;
}

static bool pass_blanks(Cursor *c) {
  bool any = false;
  for (; is_blank(look(c)); any = true) next(c);
  return any;
}

static uint32_t pass_digits(Cursor *c) {
  uint32_t count = 0;
  for (; is_digit(look(c)); count++) next(c);
  return count;
}

static uint32_t pass_run(Cursor *c, int32_t character) {
  uint32_t count = 0;
  for (; look(c) == character; count++) next(c);
  return count;
}

static void mark_end(Cursor *c) {
  c->lexer->mark_end(c->lexer);
  c->marked = c->last;
}

// Shapes are met twice: behind other text, where they only end it, and at the start of a token, where they are marked.
static void accept(Cursor *c, bool first) {
  if (first) mark_end(c);
}

#endif
