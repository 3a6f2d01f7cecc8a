// Figures, and the dates, quarters and ranges that begin like them.

#ifndef OKR_SCANNER_NUMBERS_H
#define OKR_SCANNER_NUMBERS_H

#include "placeholders.h"
#include "quarters.h"

static const char *const UNITS[] = {
    "x",   "X",   "k",   "K",   "m",  "M",  "b",   "B",   "bn",  "Bn",  "BN",  "mn",   "Mn",  "mm",   "MM",  "mio",
    "Mio", "mrd", "Mrd", "tn",  "t",  "T",  "s",   "ms",  "us",  "ns",  "sec", "secs", "min", "mins", "h",   "hr",
    "hrs", "d",   "w",   "wk",  "wks", "mo", "y",  "yr",  "yrs", "g",   "kg",  "mg",   "km",  "cm",   "mi",  "ft",
    "l",   "ml",  "GB",  "gb",  "MB", "mb", "KB",  "kB",  "kb",  "TB",  "tb",  "p",    "pp",  "pt",   "pts", "ppt",
    "bp",  "bps", "px",  "kW",  "MW", "kWh", "MWh", "Hz", "kHz", "MHz", "GHz", "C",    "F",   "rps",  "qps", "rpm",
    "fps", "Mbps", "Gbps", "kbps", "EUR", "USD", "GBP", "CHF",
};

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

#endif
