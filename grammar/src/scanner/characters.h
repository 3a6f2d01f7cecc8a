// Kinds of characters.

#ifndef OKR_SCANNER_CHARACTERS_H
#define OKR_SCANNER_CHARACTERS_H

#include "tokens.h"

// Unicode's White_Space without the line breaks that count as such here.
static bool is_blank(int32_t c) {
  if (c < 0x80) return c == ' ' || c == '\t' || c == '\v' || c == '\f';
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
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

#endif
