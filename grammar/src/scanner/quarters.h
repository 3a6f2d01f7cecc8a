// Quarters and years.

#ifndef OKR_SCANNER_QUARTERS_H
#define OKR_SCANNER_QUARTERS_H

#include "words.h"

// "Q4", "H1".
static bool is_quarter_mark(const char *text, uint32_t length) {
  return length == 2 && ((lower(text[0]) == 'q' && text[1] >= '1' && text[1] <= '4') ||
                         (text[0] == 'H' && (text[1] == '1' || text[1] == '2')));
}

// "2026", "26", "'26", "FY27", "FY2027".
static bool is_year(const char *text, uint32_t length) {
  bool named = length > 2 && (lower(text[0]) == 'f' || lower(text[0]) == 'c') && lower(text[1]) == 'y';
  if (named) {
    text += 2;
    length -= 2;
  } else if (length == 3 && (text[0] == '\'' || text[0] == 1)) {
    text += 1;
    length -= 1;
  }
  if (length != 2 && length != 4) return false;
  for (uint32_t i = 0; i < length; i++) {
    if (!is_digit(text[i])) return false;
  }
  return length == 2 || (text[0] == '2' && text[1] == '0') || (text[0] == '1' && text[1] == '9');
}

static bool is_fiscal_year(const char *text, uint32_t length) {
  return length > 2 && is_ascii_letter(text[0]) && is_year(text, length);
}

// A quarter with or without its year, glued or joined by one of - / '.
static bool is_quarter(const char *text, uint32_t length) {
  if (!length || !is_digit(text[length - 1])) return false;
  if (is_quarter_mark(text, length) || is_fiscal_year(text, length)) return true;
  for (uint32_t cut = 2; cut < length; cut++) {
    uint32_t rest = cut + (text[cut] == '-' || text[cut] == '/');
    if (is_year(text, cut) && is_quarter_mark(text + rest, length - rest)) return true;
    if (cut == 2 && is_quarter_mark(text, cut) && is_year(text + rest, length - rest)) return true;
  }
  return false;
}

// "Q4" is read: a year may follow behind one blank, as may a quarter behind "FY27" or "2026".
static void read_other_half(Cursor *c, bool first, bool year) {
  if (!first || look(c) != ' ') return;
  next(c);
  c->length = 0;
  while (is_word(look(c)) && c->length < 8) next(c);
  bool found = year ? c->length != 2 && is_year(c->piece, c->length) : is_quarter_mark(c->piece, c->length);
  // "Q4 2026-10-01" is a quarter and a date.
  if (found && !is_word(look(c)) && look(c) != '%' && !is_dash(look(c))) mark_end(c);
}

#endif
