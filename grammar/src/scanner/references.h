// References to objectives and key results.

#ifndef OKR_SCANNER_REFERENCES_H
#define OKR_SCANNER_REFERENCES_H

#include "quarters.h"

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
  if (!length || !is_digit(text[length - 1])) return false;
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

#endif
