// The tokens, in the order of the grammar's `externals`, and how far the scanner looks.

#ifndef OKR_SCANNER_TOKENS_H
#define OKR_SCANNER_TOKENS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum Token {
  // What a line is, where its first token does not tell. An objective's line knows the level of the heading that
  // dresses it, 0 without one.
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
  NOTE_LINE,
  OUTER_NOTE_LINE,

  // Lines that are one token.
  HEADING,
  COMMENT,
  NOTE,

  // What opens the other lines, and what stands around it. A section's key is an alias of any other.
  OBJECTIVE_MARKER,
  KEY_RESULT_MARKER,
  INITIATIVE_MARKER,
  BULLET,
  KEY_RESULTS_HEADER,
  INITIATIVES_HEADER,
  PROPERTY_KEY,
  SECTION_KEY,
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

#endif
