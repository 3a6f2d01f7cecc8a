/**
 * @file OKR documents: objectives, key results and what belongs to them
 * @license MIT OR Apache-2.0
 *
 * Every token comes from src/scanner.c, which knows lines and the shapes inside them; here stands only what nests in
 * what. The first token of a line says what the line is, so that one look at it decides: its marker, key or date where
 * these stand right in front of a colon, all of it if it is a note or comment, else a token without width.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

const LEVELS = [1, 2, 3, 4, 5, 6];

export default grammar({
  name: 'okr',

  externals: $ => [
    // The order is that of `enum Token` in the scanner.
    $._objective_line,
    ...LEVELS.map(level => $[`_objective_line_${level}`]),
    ...LEVELS.map(level => $[`_heading_line_${level}`]),
    $._key_result_line,
    $._initiative_line,
    $._item_line,
    $._key_results_line,
    $._initiatives_line,
    $._property_line,
    $._section_line,
    $._check_in_line,
    $._note_line,
    $._outer_note_line,

    $.heading,
    $.comment,
    $.note,

    $.objective_marker,
    $.key_result_marker,
    $.initiative_marker,
    $.bullet,
    $.key_results_header,
    $.initiatives_header,
    $.property_key,
    $._section_key,

    $.dress,
    $.checkbox,
    $.separator,

    $._text,
    $._inner_dress,
    $.quantity,
    $.arrow,
    $.date,
    $.quarter,
    $.mention,
    $.attribute,
    $.tag,
    $.link,
    $.url,
    $.code,
    $.placeholder,
    $.result,
    $.reference,

    $._wrap,
    $._backslash,
    $._eol,
  ],

  // Blanks as in Unicode's White_Space, so that a text of nothing but blanks has no tokens.
  extras: _ => [/[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/],

  supertypes: $ => [$.item, $.group],

  rules: {
    document: $ => repeat(choice($._entry, $.section)),

    // All from a cycle or a team to the next one. A long document is read again section by section, not line by line.
    section: $ => prec.right(seq(repeat1($._section), repeat($._entry))),

    _entry: $ => choice(
      $._objective,
      $._member,
      ...LEVELS.map(level => heading($, level)),
    ),

    // An objective ends at a heading of its own level or above; without heading dress it ends at any.
    _objective: $ => choice(
      alias($._plain_objective, $.objective),
      ...LEVELS.map(level => alias($[`_objective_${level}`], $.objective)),
    ),
    _plain_objective: $ => objective($, markerOrDressed($, $._objective_line, 'marker', $.objective_marker), []),
    ...Object.fromEntries(LEVELS.map(level => [
      `_objective_${level}`,
      /** @param {GrammarSymbols<string>} $ */
      $ => objective(
        $,
        dressed($, $[`_objective_line_${level}`], 'marker', $.objective_marker),
        LEVELS.filter(deeper => deeper > level),
      ),
    ])),

    _member: $ => choice(
      $.item,
      $.group,
      $._detail,
      seq($._outer_note_line, $.note),
    ),

    item: $ => choice($.key_result, $.initiative),
    key_result: $ => item($, markerOrDressed($, $._key_result_line, 'marker', $.key_result_marker), $._statement_tail),
    initiative: $ => item($, markerOrDressed($, $._initiative_line, 'marker', $.initiative_marker), $._statement_tail),

    group: $ => choice($.key_result_group, $.initiative_group),
    key_result_group: $ => group($, $._key_results_line, $.key_results_header, $._grouped_key_result, $.key_result),
    initiative_group: $ => group($, $._initiatives_line, $.initiatives_header, $._grouped_initiative, $.initiative),
    _grouped_key_result: $ => item($, dressed($, $._item_line, 'marker', $.bullet), $._bullet_tail),
    _grouped_initiative: $ => item($, dressed($, $._item_line, 'marker', $.bullet), $._bullet_tail),

    _detail: $ => choice($.property, $.check_in, $.comment, $._note),
    property: $ => seq(markerOrDressed($, $._property_line, 'key', $.property_key), $._value_tail),
    _section: $ => alias($._section_property, $.property),
    _section_property: $ => seq(
      choice(
        field('key', alias($._section_key, $.property_key)),
        dressed($, $._section_line, 'key', $.property_key),
      ),
      $._value_tail,
    ),
    check_in: $ => seq(markerOrDressed($, $._check_in_line, 'date', $.date), $._value_tail),
    _note: $ => seq(optional($._note_line), $.note),

    // What stands behind a marker, a key or a date. A statement may be missing, and with it the separator.
    _statement_tail: $ => seq(
      dressing($),
      optional(separator($)),
      optionalBody($, field('statement', $.statement)),
      $._eol,
    ),
    _bullet_tail: $ => seq(
      dressing($),
      optionalBody($, field('statement', $.statement)),
      $._eol,
    ),
    _value_tail: $ => seq(
      dressing($),
      separator($),
      optionalBody($, field('value', $.value)),
      $._eol,
    ),

    // Both hold the same shapes, but only a value has references and only a statement goes on in a plain deeper line.
    statement: $ => body($, $._shape, choice($._wrap, $._backslash)),
    value: $ => body($, choice($._shape, $.reference), $._backslash),

    _shape: $ => choice(
      $.quantity,
      $.arrow,
      $.date,
      $.quarter,
      $.mention,
      $.attribute,
      $.tag,
      $.link,
      $.url,
      $.code,
      $.placeholder,
      $.result,
    ),
  },
});

/**
 * @param {GrammarSymbols<string>} $
 * @param {RuleOrLiteral} head
 * @param {number[]} levels of the headings that the objective outlives
 */
function objective($, head, levels) {
  return prec.right(seq(
    head,
    $._statement_tail,
    repeat(choice($._member, ...levels.map(level => heading($, level)))),
  ));
}

/**
 * A key result or an initiative.
 *
 * @param {GrammarSymbols<string>} $
 * @param {RuleOrLiteral} head
 * @param {RuleOrLiteral} tail
 */
function item($, head, tail) {
  return prec.right(seq(head, tail, repeat($._detail)));
}

/**
 * The head of a line, with what dresses it.
 *
 * @param {GrammarSymbols<string>} $
 * @param {RuleOrLiteral} line
 * @param {string} name
 * @param {RuleOrLiteral} marker
 */
function dressed($, line, name, marker) {
  return seq(line, dressing($), field(name, marker));
}

/**
 * The same, or the marker alone: it says what the line is.
 *
 * @param {GrammarSymbols<string>} $
 * @param {RuleOrLiteral} line
 * @param {string} name
 * @param {RuleOrLiteral} marker
 */
function markerOrDressed($, line, name, marker) {
  return choice(field(name, marker), dressed($, line, name, marker));
}

/**
 * A header and its bullets. The scanner sees where the group ends: it knows the indentation of the first bullet.
 *
 * @param {GrammarSymbols<string>} $
 * @param {RuleOrLiteral} line
 * @param {RuleOrLiteral} header
 * @param {SymbolRule<string>} grouped
 * @param {SymbolRule<string>} name
 */
function group($, line, header, grouped, name) {
  return prec.right(seq(
    line,
    dressing($),
    field('header', header),
    dressing($),
    optional(separator($)),
    $._eol,
    repeat($._detail),
    repeat(alias(grouped, name)),
  ));
}

/**
 * @param {GrammarSymbols<string>} $
 * @param {number} level
 */
function heading($, level) {
  return seq($[`_heading_line_${level}`], $.heading);
}

/**
 * @param {GrammarSymbols<string>} $
 */
function dressing($) {
  return repeat(choice($.dress, $.checkbox));
}

/**
 * @param {GrammarSymbols<string>} $
 */
function separator($) {
  return seq($.separator, dressing($));
}

/**
 * What stands behind a separator, with the dress that closes it.
 *
 * @param {GrammarSymbols<string>} $
 * @param {RuleOrLiteral} content
 */
function optionalBody($, content) {
  return optional(seq(content, repeat($.dress)));
}

/**
 * Shapes and the text between them; `joint` is what lets it go on in the next line.
 *
 * @param {GrammarSymbols<string>} $
 * @param {RuleOrLiteral} shape
 * @param {RuleOrLiteral} joint
 */
function body($, shape, joint) {
  const piece = choice(shape, $._text);
  return seq(piece, repeat(choice(piece, alias($._inner_dress, $.dress), seq(joint, piece))));
}
