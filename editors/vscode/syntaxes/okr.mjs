// The TextMate grammar: it colours a document before the server answers, and where none runs. `npm run build` writes it
// as JSON; a test holds it against the tree-sitter grammar.

import { BEFORE_STATEMENT, COMMENT, ENDS_GROUP, HEADING, IS_LINE, LIST_SIGN, opening, PLAIN } from './lines.mjs';
import { SHAPES, VALUE_SHAPES } from './shapes.mjs';

/** A statement goes on in plain deeper lines until a sentence ends. */
const STATEMENT_END = String.raw`(?<=[.!?:][\s*_~]*)$|^(?=[ \t]*$|${IS_LINE})|^(?!\1[ \t]+${PLAIN})`;

const statement = (kind, name, contentName) => ({
  ...opening(kind, name),
  end: STATEMENT_END,
  contentName,
  patterns: [{ include: '#statement' }],
});
const value = (kind, name) => ({ ...opening(kind, name), end: '$', patterns: [{ include: '#value' }] });

/** A group goes on while lines are deeper than its header, or bullets, or belong to one. */
const group = (kind, name) => ({
  ...opening(kind, name),
  end: String.raw`^(?=${ENDS_GROUP})|^(?![ \t]*$|\1[ \t]|[ \t>]*${LIST_SIGN}|${IS_LINE})`,
  patterns: [{ include: '#item' }, { include: '#details' }],
});

export default {
  name: 'OKR',
  scopeName: 'text.okr',
  patterns: [
    { include: '#details' },
    group('keyResults', 'keyword.control.key-results.okr'),
    group('initiatives', 'keyword.control.initiatives.okr'),
    statement('objective', 'keyword.control.objective.okr', 'markup.heading.objective.okr'),
    statement('keyResult', 'keyword.control.key-result.okr'),
    statement('initiative', 'keyword.control.initiative.okr'),
    { match: String.raw`^[ \t]*(${HEADING}.*?)[ \t]*$`, captures: { 1: { name: 'markup.heading.okr' } } },
  ],
  repository: {
    details: {
      patterns: [
        { match: String.raw`^[ \t]*(${COMMENT}.*)$`, captures: { 1: { name: 'comment.line.okr' } } },
        value('section', 'support.type.property-name.okr'),
        value('property', 'support.type.property-name.okr'),
        value('checkIn', 'support.type.property-name.check-in.okr'),
      ],
    },
    // A bullet of a group, with the deeper lines below it.
    item: {
      begin: String.raw`^(?!${IS_LINE})([ \t>]*)(${LIST_SIGN})(${BEFORE_STATEMENT})`,
      beginCaptures: {
        1: { patterns: [{ include: '#dress' }] },
        2: { name: 'punctuation.definition.list.okr' },
        3: { patterns: [{ include: '#dress' }] },
      },
      end: String.raw`^(?=${ENDS_GROUP})|^(?![ \t]*$|\1[ \t])`,
      patterns: [{ include: '#details' }, { include: '#statement' }],
    },
    dress: {
      patterns: [
        { name: 'markup.list.checkbox.okr', match: String.raw`\[[ xX]\]` },
        { name: 'punctuation.definition.dress.okr', match: String.raw`[^\s\[]+|\[` },
      ],
    },
    statement: { patterns: SHAPES },
    value: { patterns: VALUE_SHAPES },
    // A line that ends in a backslash goes on in the next, unless that is a line of its own.
    joint: {
      begin: String.raw`\\[ \t]*$`,
      end: String.raw`(?<!\\\s*)$|^(?=[ \t]*$|${IS_LINE})`,
      patterns: [{ include: '#statement' }],
    },
  },
};
