// The head of a line: dress, then a marker, key, header or date, and what stands behind it.

#ifndef OKR_SCANNER_DRESS_H
#define OKR_SCANNER_DRESS_H

#include "markers.h"

// Reads one piece of dress, or the words behind it. Dress ends where the cursor stands then; words are marked in here.
static Head read_head(Cursor *c, bool mark) {
  Head head = {.kind = NOTHING};
  int32_t first = look(c);
  if (is_ascii_letter(first)) return read_words(c, mark);
  if (first == '(') return read_parentheses(c, mark);

  if (first == '>') {
    next(c);
    head.kind = QUOTE_SIGN;
  } else if (first == '#') {
    while (look(c) == '#' && head.level < 7) {
      next(c);
      head.level++;
    }
    if (head.level < 7 && is_blank(look(c))) head.kind = HEADING_SIGN;
  } else if (is_dash(first) || first == '+' || first == 0x2022 || first == 0x25E6 || first == 0x25AA || first == 0xB7) {
    next(c);
    if (at_gap(c)) head.kind = LIST_SIGN;
  } else if (mark_bit(first)) {
    uint32_t count = 0;
    for (; look(c) == first && count < 4; count++) next(c);
    if (first == '*' && count == 1 && at_gap(c)) {
      head.kind = LIST_SIGN;
    } else if (count < 4 && !at_gap(c)) {
      head.kind = EMPHASIS;
      head.bit = mark_bit(first);
      head.bold = count >= 2 && first != '~';
    }
  } else if (first == '[') {
    next(c);
    if (look(c) != ' ' && lower(look(c)) != 'x') return head;
    next(c);
    if (look(c) != ']') return head;
    next(c);
    if (look(c) != '(' && look(c) != '[') head.kind = BOX;
  } else if (is_digit(first)) {
    uint32_t count = 0;
    for (; is_digit(look(c)) && count < 5; count++) next(c);
    if (count < 4 && (look(c) == '.' || look(c) == ')')) {
      next(c);
      if (at_gap(c)) head.kind = LIST_SIGN;
    } else if (count == 4 && look(c) == '-') {
      next(c);
      if (pass_digits(c) != 2 || look(c) != '-') return head;
      next(c);
      if (pass_digits(c) != 2) return head;
      accept(c, mark);
      head.kind = WORDS;
      head.token = DATE;
    }
  } else if (is_emoji(first)) {
    while (is_emoji(look(c))) next(c);
    head.kind = EMOJI;
  }
  return head;
}

// What stands behind a marker's words.
typedef struct {
  bool boundary;  // anything but more of a word
  bool colon;
  bool separator;  // one of the others: a dash between blanks, a dot before one
  bool bold_end;
  bool empty;  // and then nothing but dress
} Tail;

static Tail read_tail(Cursor *c, const Head *head, bool bold) {
  Tail tail = {.boundary = true};
  bool spaced = head->spaced;
  if (head->dotted) {
    tail.separator = at_gap(c);
  } else {
    tail.boundary = at_gap(c) || look(c) == ':' || look(c) == '.' || mark_bit(look(c));
    for (uint32_t pieces = 0; pieces < MAX_DRESS; pieces++) {
      if (pass_blanks(c)) spaced = true;
      if (mark_bit(look(c))) {
        uint32_t count = pass_run(c, look(c));
        if (bold && !spaced && count >= 2) tail.bold_end = true;
      } else if (is_emoji(look(c))) {
        while (is_emoji(look(c))) next(c);
      } else if (look(c) != '[' || read_head(c, false).kind != BOX) {
        break;
      }
    }
    if (look(c) == ':') {
      next(c);
      tail.colon = true;
    } else if ((is_dash(look(c)) && spaced) || look(c) == '.') {
      next(c);
      tail.separator = at_gap(c);
    }
  }
  while (is_blank(look(c)) || mark_bit(look(c)) || is_emoji(look(c))) next(c);
  tail.empty = at_line_end(c);
  return tail;
}

#endif
