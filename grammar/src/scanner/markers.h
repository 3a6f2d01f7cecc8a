// The words that open a line: markers, keys and headers.

#ifndef OKR_SCANNER_MARKERS_H
#define OKR_SCANNER_MARKERS_H

#include "words.h"

enum HeadKind { NOTHING, QUOTE_SIGN, LIST_SIGN, HEADING_SIGN, BOX, EMPHASIS, EMOJI, WORDS };

typedef struct {
  enum HeadKind kind;
  uint32_t level;    // of a heading sign
  uint8_t bit;       // of emphasis marks
  bool bold;         // two marks or more
  enum Token token;  // of words
  bool section;      // a key that opens a section
  bool labelled;     // "KR1", not "KR"
  bool colon_only;   // a word too common to be a marker before anything but a colon
  bool parentheses;  // "(KR1)" needs no separator
  bool spaced;       // a blank behind the words has been passed
  bool dotted;       // a dot behind the words has been passed
} Head;

typedef struct {
  const char *word;
  enum Token token;
  const char *label;  // what may stand before the digits of a label; 0: no label
  bool colon_only;
} Keyword;

static const Keyword KEYWORDS[] = {
    {"objective", OBJECTIVE_MARKER, "o", false},     {"o", OBJECTIVE_MARKER, "", true},
    {"kr", KEY_RESULT_MARKER, "", false},            {"krs", KEY_RESULTS_HEADER, 0, false},
    {"initiative", INITIATIVE_MARKER, "i", false},   {"i", INITIATIVE_MARKER, "", true},
    {"task", INITIATIVE_MARKER, 0, true},            {"project", INITIATIVE_MARKER, 0, true},
    {"initiatives", INITIATIVES_HEADER, 0, false},   {"tasks", INITIATIVES_HEADER, 0, false},
    {"projects", INITIATIVES_HEADER, 0, false},
};

static const char *const SECTION_KEYS[] = {"cycle", "quarter", "team"};

static const char *const KEYS[] = {
    "owner",    "dri",    "responsible", "why",      "because",  "rationale",  "supports", "type",
    "due",      "deadline", "priority",  "tags",     "score",    "grade",      "note",     "metric",
    "baseline", "target", "current",     "progress", "actual",   "unit",       "source",   "evidence",
    "dashboard", "status", "confidence", "weight",   "guards",
};

// Keys and markers of two words, by the first.
static const char *const PAIRS[][2] = {{"due", "date"}, {"aligned", "to"}, {"key", "result"}, {"key", "results"}};

// The label behind a marker's words: digits, also with dots inside, also behind `prefix` ("Objective O1").
static bool read_label(Cursor *c, Head *head, const char *prefix, bool mark) {
  for (; *prefix; prefix++) {
    if (lower(look(c)) == *prefix) next(c);
    else if (!is_digit(look(c))) return !is_letter(look(c));
    else break;
  }
  while (pass_digits(c)) {
    head->labelled = true;
    accept(c, mark);
    if (look(c) != '.') return !is_word(look(c));
    next(c);
    head->dotted = true;
    if (is_digit(look(c))) head->dotted = false;
  }
  return head->dotted || !is_word(look(c));
}

// Reads marker, key or header. With `mark` the line is known to have one, and the token ends with its words.
static Head read_words(Cursor *c, bool mark) {
  Head head = {.kind = NOTHING};
  char word[MAX_WORD];
  if (!read_word(c, word)) return head;
  accept(c, mark);

  // "a." and "b)" number a list; "O." and "I." do too.
  if (!word[1] && (look(c) == '.' || look(c) == ')')) {
    next(c);
    if (is_blank(look(c))) head.kind = LIST_SIGN;
    return head;
  }

  for (size_t i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i++) {
    const Keyword *keyword = &KEYWORDS[i];
    if (*word != *keyword->word || strcmp(word, keyword->word) != 0) continue;
    head.kind = WORDS;
    head.token = keyword->token;
    head.colon_only = keyword->colon_only;
    if (!keyword->label) return is_word(look(c)) ? (Head){.kind = NOTHING} : head;
    if (strcmp(word, "kr") == 0 && (look(c) == '-' || look(c) == '#')) {
      next(c);
      if (!is_digit(look(c))) return (Head){.kind = NOTHING};
    } else if (*keyword->label || strcmp(word, "kr") == 0) {
      head.spaced = pass_blanks(c);
    }
    if (!read_label(c, &head, keyword->label, mark)) return (Head){.kind = NOTHING};
    if (head.labelled) head.colon_only = head.spaced = false;
    return head;
  }

  if (is_word(look(c))) return head;
  if (IS_ONE_OF(word, SECTION_KEYS) || IS_ONE_OF(word, KEYS)) {
    head.kind = WORDS;
    head.token = PROPERTY_KEY;
    head.section = IS_ONE_OF(word, SECTION_KEYS);
  }
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
    if (strcmp(word, PAIRS[i][0]) != 0) continue;
    head.spaced = pass_blanks(c);
    if (!is_letter(look(c))) return head;
    char second[MAX_WORD];
    head.kind = NOTHING;
    if (!head.spaced || !read_word(c, second)) return head;
    for (; i < sizeof PAIRS / sizeof *PAIRS; i++) {
      if (strcmp(word, PAIRS[i][0]) != 0 || strcmp(second, PAIRS[i][1]) != 0) continue;
      accept(c, mark);
      head.kind = WORDS;
      head.spaced = false;
      if (strcmp(word, "key") != 0) {
        head.token = PROPERTY_KEY;
      } else if (strcmp(second, "results") == 0) {
        head.token = KEY_RESULTS_HEADER;
      } else {
        head.token = KEY_RESULT_MARKER;
        head.spaced = pass_blanks(c);
        if (look(c) == '#') next(c);
        if (!read_label(c, &head, "kr", mark)) return (Head){.kind = NOTHING};
        if (head.labelled) head.spaced = false;
      }
      return is_word(look(c)) ? (Head){.kind = NOTHING} : head;
    }
    return head;
  }
  return head;
}

// "(O1)", "(KR)": the short markers in parentheses.
static Head read_parentheses(Cursor *c, bool mark) {
  Head head = {.kind = NOTHING};
  char word[MAX_WORD];
  next(c);
  if (!read_word(c, word)) return head;
  head.token = strcmp(word, "o") == 0    ? OBJECTIVE_MARKER
               : strcmp(word, "kr") == 0 ? KEY_RESULT_MARKER
               : strcmp(word, "i") == 0  ? INITIATIVE_MARKER
                                         : NOTE;
  if (head.token == NOTE || !read_label(c, &head, "", false) || look(c) != ')') return head;
  next(c);
  accept(c, mark);
  head.kind = WORDS;
  head.parentheses = true;
  return head;
}

#endif
