// Words: reading them, looking them up.

#ifndef OKR_SCANNER_WORDS_H
#define OKR_SCANNER_WORDS_H

#include "cursor.h"

static bool is_one_of(const char *word, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (*word == *words[i] && strcmp(word, words[i]) == 0) return true;
  }
  return false;
}

#define IS_ONE_OF(word, words) is_one_of(word, words, sizeof(words) / sizeof *(words))

static bool matches_ignoring_case(const char *text, uint32_t length, const char *word) {
  for (; length && *word; length--, text++, word++) {
    if (lower(*text) != *word) return false;
  }
  return !length && !*word;
}

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

// Reads on in a word, the joiners inside it included. True if it ended right before the cursor, false if a joiner that
// joins nothing has been passed; `c->length` does not count it.
static bool pass_word(Cursor *c, bool first) {
  while (true) {
    while (is_word(look(c))) next_in_word(c);
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

// "3rd", "2FA", "1.2.3": no figure after all.
static enum Token rest_is_text(Cursor *c) {
  pass_word(c, false);
  return TEXT;
}

#endif
