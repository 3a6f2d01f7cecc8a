// The tokens of OKR documents.
//
// The only memory between lines is a group's indentation; within a line there is a little more: see `State`.
//
// At the start of a line one look at it decides what it is; the answer is a token without width, and the line's own
// tokens follow. Behind its last one stands `_eol`, which takes the line break with it: without width it would begin
// where the blanks of the next line begin, and an edit would throw away the old node of that line before its turn comes.
// A line's tokens depend on nothing but the line, its first neighbour below and the little state here.
//
// Nothing is ever read twice from one position by the same call, so the rule of the house is: what a probe has passed
// must be text if the probe fails, or the token must have ended before it. All probes are bounded.

#include "tree_sitter/alloc.h"
#include "tree_sitter/parser.h"

#include <string.h>

enum Token {
  // What a line is. An objective's line knows the level of the heading that dresses it, 0 without one.
  OBJECTIVE_LINE,
  HEADING_LINE = OBJECTIVE_LINE + 7,
  KEY_RESULT_LINE = HEADING_LINE + 6,
  INITIATIVE_LINE,
  ITEM_LINE,
  KEY_RESULTS_LINE,
  INITIATIVES_LINE,
  PROPERTY_LINE,
  SECTION_LINE,
  CHECK_IN_LINE,
  COMMENT_LINE,
  NOTE_LINE,
  OUTER_NOTE_LINE,

  // Lines that are one token.
  HEADING,
  COMMENT,
  NOTE,

  // What opens the other lines, and what stands around it.
  OBJECTIVE_MARKER,
  KEY_RESULT_MARKER,
  INITIATIVE_MARKER,
  BULLET,
  KEY_RESULTS_HEADER,
  INITIATIVES_HEADER,
  PROPERTY_KEY,
  DRESS,
  CHECKBOX,
  SEPARATOR,

  // Statements and values.
  TEXT,
  INNER_DRESS,
  QUANTITY,
  ARROW,
  DATE,
  QUARTER,
  MENTION,
  ATTRIBUTE,
  TAG,
  LINK,
  URL,
  CODE,
  PLACEHOLDER,
  RESULT,
  REFERENCE,

  // How a line ends: it goes on in the next, by indentation or by a backslash, or it is over.
  WRAP,
  BACKSLASH,
  EOL,

  // Never given to the parser: text whose end is marked, behind which the scanner has already looked, at more than
  // blanks or at blanks alone.
  ENDED_TEXT,
  SPACED_TEXT,
};

enum {
  MAX_DRESS = 12,       // pieces in front of a marker
  MAX_WORD = 24,        // letters of a marker or key
  MAX_PIECE = 128,      // a word that may be a reference
  MAX_ATTRIBUTE = 64,   // what stands in [brackets]
  MAX_PLACEHOLDER = 60, // what stands in <angles>
  MAX_LINK = 300,       // a link's text
  MAX_TARGET = 2000,    // a link's target
  MAX_CODE = 300,       // what stands in `backticks`
  MAX_WRAPPED = 600,    // a statement between **marks**
  MAX_MARKS = 32,       // marks that close at the end of a line
  MAX_COLUMN = 16000,   // beyond, indentation is no longer told apart
};

// ---------------------------------------------------------------------------------------------------------------------
// State
// ---------------------------------------------------------------------------------------------------------------------

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

// ---------------------------------------------------------------------------------------------------------------------
// Characters
// ---------------------------------------------------------------------------------------------------------------------

// Unicode's White_Space without the line breaks that count as such here.
static bool is_blank(int32_t c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static bool is_capital(int32_t c) { return c >= 'A' && c <= 'Z'; }
static bool is_ascii_letter(int32_t c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
static int32_t lower(int32_t c) { return is_capital(c) ? c + 32 : c; }
static bool is_dash(int32_t c) { return c == '-' || c == 0x2013 || c == 0x2014; }
static bool is_stop(int32_t c) { return c == '.' || c == '!' || c == '?' || c == ':'; }

static bool is_emoji(int32_t c) {
  return (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) ||
         c == 0xFE0F || c == 0x200D || c == 0x20E3;
}

// Letters of any script; the rest of what lies beyond ASCII counts as one where we know no better.
static bool is_letter(int32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && !is_blank(c) && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3020) &&
         !(c >= 0xFE00 && c <= 0xFE0F) && c != 0xFEFF && !(c >= 0xFF00 && c <= 0xFF0F) && !is_emoji(c);
}

static bool is_word(int32_t c) { return is_letter(c) || is_digit(c); }

static bool is_currency(int32_t c) {
  return c == '$' || c == 0xA2 || c == 0xA3 || c == 0xA5 || c == 0x192 || (c >= 0x20A0 && c <= 0x20CF);
}

// Characters that hold a word together from inside: "and/or", "don't", "first-response", "company.okr#O1".
static bool is_joiner(int32_t c) {
  return c == '@' || c == '#' || c == '\'' || c == 0x2019 || c == '-' || c == '.' || c == '/' || c == '&' || c == '+' ||
         c == '_';
}

// The bit of an emphasis mark, 0 for all else.
static uint8_t mark_bit(int32_t c) { return c == '*' ? 1 : c == '_' ? 2 : c == '~' ? 4 : 0; }

// ---------------------------------------------------------------------------------------------------------------------
// Cursor
// ---------------------------------------------------------------------------------------------------------------------

typedef struct {
  TSLexer *lexer;
  uint32_t column;       // tabs reach to the next multiple of four
  int32_t last;          // the last character passed that is no blank
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
  if (!is_blank(look(c))) c->last = look(c);
  if (c->length < MAX_PIECE) c->piece[c->length] = look(c) > 0 && look(c) < 0x80 ? (char)look(c) : 1;
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

// ---------------------------------------------------------------------------------------------------------------------
// The head of a line: dress, then the words of a marker, key or header, or a date
// ---------------------------------------------------------------------------------------------------------------------

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

static bool is_one_of(const char *word, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(word, words[i]) == 0) return true;
  }
  return false;
}

#define IS_ONE_OF(word, words) is_one_of(word, words, sizeof(words) / sizeof *(words))

// Reads ASCII letters in lower case; nothing if the word is longer or goes on in other letters.
static bool read_word(Cursor *c, char word[MAX_WORD]) {
  uint32_t length = 0;
  for (; is_ascii_letter(look(c)); next(c)) {
    if (length + 1 == MAX_WORD) return false;
    word[length++] = (char)lower(look(c));
  }
  word[length] = 0;
  return length > 0 && (look(c) < 0x80 || !is_letter(look(c)));
}

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
    if (strcmp(word, keyword->word) != 0) continue;
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

// ---------------------------------------------------------------------------------------------------------------------
// What a line is
// ---------------------------------------------------------------------------------------------------------------------

typedef struct {
  enum Token token;
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

// From the first character of a line that is no blank.
static Line read_line(Cursor *c, const State *state) {
  Line line = {.token = NOTE_LINE, .indent = c->column, .plain = true};
  uint32_t level = 0;
  bool bulleted = false, bold = false, is_heading = false;
  int32_t first = look(c);

  if (first == '/') {
    next(c);
    if (look(c) == '/') line.token = COMMENT_LINE;
    else line = note_line(line, state, false);
    return line;
  }
  if (first == '<') {
    line.plain = false;
    const char *opening = "<!--", *name = "okr-ls";
    for (; *opening && look(c) == *opening; opening++) next(c);
    if (!*opening) pass_blanks(c);
    for (; *name && look(c) == *name; name++) next(c);
    if (!*opening && !*name) line.token = COMMENT_LINE;
    else line = note_line(line, state, false);
    return line;
  }
  if (first == '|' || first == '=' || first == '`' || is_dash(first)) line.plain = false;

  for (uint32_t pieces = 0; pieces < MAX_DRESS; pieces++) {
    uint32_t column = c->column;
    Head head = read_head(c, false);
    if (head.kind == NOTHING) break;

    if (head.kind == WORDS) {
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

// ---------------------------------------------------------------------------------------------------------------------
// Statements: what shape stands here?
//
// With `first` a token starts here, and the shape is marked as it is read. Else we are behind text, and only need to
// know whether that text goes on: any other answer ends it.
// ---------------------------------------------------------------------------------------------------------------------

static bool matches_ignoring_case(const char *text, uint32_t length, const char *word) {
  for (; length && *word; length--, text++, word++) {
    if (lower(*text) != *word) return false;
  }
  return !length && !*word;
}

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

static bool is_fiscal_year(const char *text, uint32_t length) { return length > 2 && is_ascii_letter(text[0]) && is_year(text, length); }

// A quarter with or without its year, glued or joined by one of - / '.
static bool is_quarter(const char *text, uint32_t length) {
  if (is_quarter_mark(text, length) || is_fiscal_year(text, length)) return true;
  for (uint32_t cut = 2; cut < length; cut++) {
    uint32_t rest = cut + (text[cut] == '-' || text[cut] == '/');
    if (is_year(text, cut) && is_quarter_mark(text + rest, length - rest)) return true;
    if (cut == 2 && is_quarter_mark(text, cut) && is_year(text + rest, length - rest)) return true;
  }
  return false;
}

// A label: `prefix`, digits, and more digits behind dots.
static bool is_label(const char *text, uint32_t length, const char *prefix) {
  for (; *prefix; prefix++, text++, length--) {
    if (!length || lower(*text) != *prefix) return false;
  }
  if (length && *text == '-') {
    text++;
    length--;
  }
  if (!length || !is_digit(*text) || !is_digit(text[length - 1])) return false;
  for (; length; text++, length--) {
    if (!is_digit(*text) && *text != '.') return false;
  }
  return true;
}

// [path#][cycle/]O2[/KR1], or KR1 alone.
static bool is_reference(const char *text, uint32_t length) {
  uint32_t start = length;
  while (start && text[start - 1] != '#') start--;
  if (start == 1) return false;
  text += start;
  length -= start;
  if (is_label(text, length, "kr") || is_label(text, length, "i")) return true;

  const char *parts[3];
  uint32_t lengths[3], count = 0;
  for (uint32_t from = 0, at = 0; at <= length; at++) {
    if (at < length && text[at] != '/') continue;
    if (count == 3) return false;
    parts[count] = text + from;
    lengths[count++] = at - from;
    from = at + 1;
  }
  uint32_t at = 0;
  if (count > 1 && !is_label(parts[0], lengths[0], "o")) {
    if (!is_quarter(parts[0], lengths[0]) && !is_year(parts[0], lengths[0])) return false;
    at = 1;
  }
  if (!is_label(parts[at], lengths[at], "o")) return false;
  return at + 1 == count || (at + 2 == count && is_label(parts[at + 1], lengths[at + 1], "kr"));
}

// Reads on in a word, the joiners inside it included. True if it ended right before the cursor, false if a joiner that
// joins nothing has been passed; `c->length` does not count it.
static bool pass_word(Cursor *c, bool first) {
  while (true) {
    while (is_word(look(c))) next(c);
    accept(c, first);
    if (!is_joiner(look(c)) || (mark_bit(look(c)) & c->open)) return true;
    uint32_t length = c->length;
    next(c);
    if (!is_word(look(c))) {
      c->length = length;
      return false;
    }
  }
}

// From behind "scheme://" or "www." to the next blank, without the punctuation at the end.
static enum Token read_url(Cursor *c, bool first) {
  if (!first) return URL;
  uint32_t depth = 0;
  while (!at_gap(c) && look(c) != '<' && look(c) != '>' && look(c) != '"' && look(c) != '`') {
    int32_t passed = look(c);
    if (passed == '(') depth++;
    if (passed == ')' && !depth--) break;
    next(c);
    if (passed < 0x80 && strchr(".,;:!?'*_~]\\", passed) != NULL && passed) continue;
    mark_end(c);
  }
  return URL;
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

static const char *const UNITS[] = {
    "x",   "X",   "k",   "K",   "m",  "M",  "b",   "B",   "bn",  "Bn",  "BN",  "mn",   "Mn",  "mm",   "MM",  "mio",
    "Mio", "mrd", "Mrd", "tn",  "t",  "T",  "s",   "ms",  "us",  "ns",  "sec", "secs", "min", "mins", "h",   "hr",
    "hrs", "d",   "w",   "wk",  "wks", "mo", "y",  "yr",  "yrs", "g",   "kg",  "mg",   "km",  "cm",   "mi",  "ft",
    "l",   "ml",  "GB",  "gb",  "MB", "mb", "KB",  "kB",  "kb",  "TB",  "tb",  "p",    "pp",  "pt",   "pts", "ppt",
    "bp",  "bps", "px",  "kW",  "MW", "kWh", "MWh", "Hz", "kHz", "MHz", "GHz", "C",    "F",   "rps",  "qps", "rpm",
    "fps", "Mbps", "Gbps", "kbps", "EUR", "USD", "GBP", "CHF",
};

// "3rd", "2FA", "1.2.3": no figure after all.
static enum Token rest_is_text(Cursor *c) {
  pass_word(c, false);
  return TEXT;
}

// A unit right behind the digits. False if other letters stand there.
static bool pass_unit(Cursor *c, bool first) {
  if (look(c) == '%' || look(c) == 0x2030 || look(c) == 0xB0 || is_currency(look(c))) {
    next(c);
    accept(c, first);
  } else if (is_word(look(c))) {
    char unit[8];
    uint32_t length = 0;
    for (; is_word(look(c)) && length < 7; next(c)) unit[length++] = look(c) < 0x80 ? (char)look(c) : 'u';
    unit[length] = 0;
    if (is_word(look(c)) || !IS_ONE_OF(unit, UNITS)) return false;
    accept(c, first);
    if (is_currency(look(c))) {
      next(c);
      accept(c, first);
    }
  } else if (look(c) == '@') {
    return false;
  }
  return true;
}

// From the first digit (or from a dot in front of it), behind sign and currency. May also be a date, a quarter, a range
// ("10-15", "5%–7%"), or no figure at all. Dates and quarters are only met where nothing stands in front.
static enum Token read_number(Cursor *c, bool first, bool bare) {
  for (uint32_t side = 0; side < 2; side++) {
    uint32_t digits = pass_digits(c), dots = 0, slashes = 0;
    bool version = false;
    accept(c, first);
    bool year = bare && !side && digits == 4 && is_year(c->piece, c->length);

    if (year && is_joiner(look(c)) && look(c) != '.' && look(c) != '@') {
      bool dash = look(c) == '-', slash = look(c) == '/';
      next(c);
      if (is_letter(look(c))) {
        pass_word(c, false);
        if (!is_quarter(c->piece, c->length)) return QUANTITY;
        accept(c, first);
        return QUARTER;
      }
      uint32_t month = pass_digits(c);
      if (!month || !(dash || slash)) return QUANTITY;
      if (dash && month == 2 && look(c) == '-') {
        next(c);
        if (pass_digits(c) != 2 || is_word(look(c))) return QUANTITY;
        accept(c, first);
        return DATE;
      }
      accept(c, first);
      return is_word(look(c)) ? rest_is_text(c) : QUANTITY;
    }
    if (year && is_letter(look(c))) {
      pass_word(c, false);
      if (!is_quarter(c->piece, c->length)) return TEXT;
      accept(c, first);
      return QUARTER;
    }

    while (look(c) == '.' || look(c) == ',' || look(c) == '\'' || look(c) == 0x2019 || look(c) == '/' || look(c) == ':') {
      if (look(c) == '.') dots++;
      if (look(c) == '/') slashes++;
      next(c);
      uint32_t group = pass_digits(c);
      if (!group) return QUANTITY;
      if (dots > 1 && group != 3) version = true;
      accept(c, first);
    }
    if (version || slashes > 1 || (c->length == 4 && memcmp(c->piece, "24/7", 4) == 0)) return rest_is_text(c);

    bool unit = !is_blank(look(c));
    if (!pass_unit(c, first)) return rest_is_text(c);
    if (look(c) == '+') {
      next(c);
      accept(c, first);
    }
    if (!unit) {
      if (year) {
        uint32_t before = c->length;
        next(c);
        c->length = 0;
        while (is_word(look(c)) && c->length < 3) next(c);
        if (before != 4 || !is_quarter_mark(c->piece, c->length) || is_word(look(c))) return QUANTITY;
        accept(c, first);
        return QUARTER;
      }
      next(c);
      if (look(c) != '%') return QUANTITY;
      next(c);
      accept(c, first);
    }

    if (side || !is_dash(look(c))) return QUANTITY;
    next(c);
    if (is_currency(look(c))) next(c);
    if (!is_digit(look(c))) return QUANTITY;
  }
  return QUANTITY;
}

// Behind "from" and before a capital: "from X to Y"? Only looks; the text has ended before.
static uint8_t look_for_pair(Cursor *c) {
  next(c);
  if (!pass_blanks(c) || lower(look(c)) != 't') return NO_PAIR;
  next(c);
  if (lower(look(c)) != 'o') return NO_PAIR;
  next(c);
  if (!pass_blanks(c) || !is_capital(look(c))) return NO_PAIR;
  next(c);
  return is_word(look(c)) ? NO_PAIR : BEFORE_FIRST;
}

static bool is_blank_letter(const char *text, uint32_t length) {
  if (length == 1) return is_capital(*text);
  // "XX", "xx", "NN".
  for (uint32_t i = 0; i < length; i++) {
    if (text[i] != text[0]) return false;
  }
  return length < 4 && (lower(text[0]) == 'x' || lower(text[0]) == 'n' || lower(text[0]) == 'y');
}

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

static const char *const HTML_TAGS[] = {
    "a",    "abbr", "b",     "big",   "br",     "code", "del",     "details", "div",   "em",     "font", "h1",
    "h2",   "h3",   "h4",    "h5",    "h6",     "hr",   "i",       "iframe",  "img",   "ins",    "kbd",  "li",
    "mark", "ol",   "p",     "pre",   "q",      "s",    "samp",    "small",   "span",  "strong", "sub",  "summary",
    "sup",  "table", "tbody", "td",   "th",     "thead", "tr",     "tt",      "u",     "ul",     "var",  "video",
};

// "<baseline>"; the angle is passed and marked as text.
static enum Token read_placeholder(Cursor *c) {
  char name[MAX_WORD];
  uint32_t length = 0;
  bool attributes = false, named = false;
  if (!is_letter(look(c))) return TEXT;
  for (uint32_t count = 0; count < MAX_PLACEHOLDER && look(c) != '>'; count++) {
    if (at_line_end(c) || look(c) == '<') return ENDED_TEXT;
    if (look(c) == '=') attributes = true;
    if (!is_word(look(c))) named = true;
    if (!named && length + 1 < MAX_WORD) name[length++] = look(c) < 0x80 ? (char)lower(look(c)) : 1;
    if (look(c) == ':') {
      next(c);
      if (look(c) == '/') return ENDED_TEXT;
    } else {
      next(c);
    }
  }
  name[length] = 0;
  bool closed = look(c) == '>' && c->last != '-' && c->last != '=' && c->last != '<';
  if (!closed || ((!named || attributes || c->last == '/') && IS_ONE_OF(name, HTML_TAGS))) return ENDED_TEXT;
  next(c);
  mark_end(c);
  return PLACEHOLDER;
}

// "[committed]", "[text](url)"; the bracket is passed and marked as text.
static enum Token read_brackets(Cursor *c, const bool *valid) {
  uint32_t count = 0;
  bool empty = true;
  int32_t content = 0;
  for (; look(c) != ']'; count++) {
    if (at_line_end(c) || look(c) == '[' || count == MAX_LINK) return ENDED_TEXT;
    if (!is_blank(look(c))) empty = false;
    content = look(c);
    next(c);
  }
  next(c);
  bool box = count == 1 && (content == ' ' || lower(content) == 'x');
  enum Token token = box ? (valid[CHECKBOX] ? CHECKBOX : ENDED_TEXT) : empty || count > MAX_ATTRIBUTE ? ENDED_TEXT : ATTRIBUTE;
  if (box || token == ATTRIBUTE) mark_end(c);
  if (look(c) != '(' || empty) return token;

  next(c);
  uint32_t depth = 1;
  for (count = 0; count < MAX_TARGET; count++) {
    if (at_line_end(c) || look(c) == '[') return token;
    if (look(c) == '(') depth++;
    if (look(c) == ')' && !--depth) break;
    next(c);
  }
  if (look(c) != ')') return token;
  next(c);
  mark_end(c);
  return LINK;
}

// `code`, up to as many backticks as opened it.
static enum Token read_code(Cursor *c) {
  uint32_t ticks = pass_run(c, '`');
  mark_end(c);
  for (uint32_t count = 0; count < MAX_CODE && !at_line_end(c); count++) {
    if (look(c) != '`') {
      next(c);
    } else if (pass_run(c, '`') == ticks) {
      mark_end(c);
      return CODE;
    }
  }
  return ENDED_TEXT;
}

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

// Nothing but closing marks up to the end of the line?
static bool only_marks_follow(Cursor *c) {
  for (uint32_t count = 0; count < MAX_MARKS && (is_blank(look(c)) || mark_bit(look(c)) || look(c) == '\\'); count++) {
    next(c);
  }
  return at_line_end(c);
}

// Emphasis around all of a statement is dress. Where a bold part is followed by more it is the writer's emphasis, and
// text; strike-through means the same wherever it ends.
static bool is_wrapped(Cursor *c, int32_t mark, uint32_t opening) {
  if (at_gap(c)) return false;
  for (uint32_t count = 0; count < MAX_WRAPPED && !at_line_end(c); count++) {
    if (look(c) != mark) {
      next(c);
      continue;
    }
    if (pass_run(c, mark) != opening) return false;
    return mark == '~' || only_marks_follow(c);
  }
  return false;
}

// A run of emphasis marks at the start of a token.
static enum Token read_marks(Cursor *c, State *state, const bool *valid) {
  int32_t mark = look(c);
  uint32_t count = pass_run(c, mark);
  mark_end(c);
  if (mark == '_' && count > 2) return PLACEHOLDER;
  if (mark == '*' && count == 1 && valid[CHECKBOX] && is_blank(look(c))) return DRESS;

  if (state->open & mark_bit(mark)) {
    state->open &= (uint8_t)~mark_bit(mark);
    if (valid[CHECKBOX]) return DRESS;
    bool last = only_marks_follow(c);
    return last && valid[DRESS] ? DRESS : valid[INNER_DRESS] ? INNER_DRESS : ENDED_TEXT;
  }
  if (valid[CHECKBOX] && is_wrapped(c, mark, count)) {
    state->open |= mark_bit(mark);
    return DRESS;
  }
  return ENDED_TEXT;
}

// Behind the signs of a figure: "-5%", "+$2k", "$N".
static enum Token read_signed(Cursor *c, bool first) {
  bool currency = is_currency(look(c));
  if (currency) next(c);
  if (currency && (look(c) == '-' || look(c) == '+')) next(c);
  if (is_digit(look(c)) || look(c) == '.') {
    if (look(c) == '.') {
      next(c);
      if (!is_digit(look(c))) return TEXT;
    }
    return read_number(c, first, false);
  }
  if (!currency || !is_letter(look(c))) return TEXT;
  // "$N", "$XM", "$XXk".
  uint32_t start = c->length;
  while (is_word(look(c))) next(c);
  if (c->length > MAX_PIECE) return TEXT;
  const char *letters = c->piece + start;
  uint32_t length = c->length - start;
  if (!is_capital(*letters)) return TEXT;
  bool scaled = length > 1 && strchr("kKmMbB", letters[length - 1]);
  if (!is_blank_letter(letters, length) && !(scaled && is_blank_letter(letters, length - 1))) return TEXT;
  accept(c, first);
  return PLACEHOLDER;
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

// ---------------------------------------------------------------------------------------------------------------------
// The four kinds of places a token is asked for
// ---------------------------------------------------------------------------------------------------------------------

static bool give(Cursor *c, enum Token token) {
  c->lexer->result_symbol = (TSSymbol)token;
  return true;
}

static bool scan_line_start(Cursor *c, State *state) {
  skip_blanks(c, true);
  if (at_file_end(c)) return false;
  mark_end(c);
  Line line = read_line(c, state);
  forget_line(state);
  state->indent = (uint16_t)line.indent;
  switch (line.token) {
    case KEY_RESULTS_LINE:
    case INITIATIVES_LINE:
      state->group = group_opened(line.indent);
      break;
    case ITEM_LINE:
      state->group = group_with_items(line.bullet);
      break;
    case PROPERTY_LINE:
    case CHECK_IN_LINE:
    case COMMENT_LINE:
    case NOTE_LINE:
      break;
    default:
      state->group = 0;
  }
  return give(c, line.token);
}

static bool scan_whole_line(Cursor *c, State *state, enum Token token) {
  while (!at_line_end(c)) {
    bool blank = is_blank(look(c));
    next(c);
    if (!blank) mark_end(c);
  }
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

// ---------------------------------------------------------------------------------------------------------------------
// What tree-sitter calls
// ---------------------------------------------------------------------------------------------------------------------

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
  if (valid[COMMENT]) return scan_whole_line(&cursor, state, COMMENT);
  if (valid[NOTE]) return scan_whole_line(&cursor, state, NOTE);
  for (size_t i = 0; i < sizeof MARKERS / sizeof *MARKERS; i++) {
    if (valid[MARKERS[i]]) return scan_head(&cursor, state, valid, MARKERS[i]);
  }
  if (valid[DATE] && !valid[TEXT]) return scan_head(&cursor, state, valid, DATE);
  return scan_body(&cursor, state, valid);
}
