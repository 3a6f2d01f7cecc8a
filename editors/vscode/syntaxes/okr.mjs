// The TextMate grammar: it colours a document before the server answers, and where none runs. `npm run build` writes it
// as JSON; a test holds it against the tree-sitter grammar.

import { BEFORE_STATEMENT, COMMENT, DETAIL, ENDS_GROUP, HEADING, IS_LINE, LIST_SIGN, opening, PLAIN } from './lines.mjs';
import { SHAPES, VALUE_SHAPES } from './shapes.mjs';

/** A statement goes on in plain deeper lines until a sentence ends. */
const statementEnd = indentation =>
  String.raw`(?<=[.!?:][\s*_~]*)$|^(?=[ \t]*$|${IS_LINE})|^(?!${indentation}[ \t]+${PLAIN})`;

const statement = (kind, name, contentName) => ({
  ...opening(kind, name),
  end: statementEnd(String.raw`\1`),
  contentName,
  patterns: [{ include: '#statement' }],
});
const value = (kind, name) => ({ ...opening(kind, name), end: '$', patterns: [{ include: '#value' }] });

export default {
  name: 'OKR',
  scopeName: 'text.okr',
  patterns: [
    { include: '#details' },
    // A group goes on while lines are deeper than its header, or bullets, or belong to one.
    {
      ...opening('header', 'keyword.control.header.okr'),
      end: String.raw`^(?=${ENDS_GROUP})|^(?![ \t]*$|\1[ \t]|[ \t>]*${LIST_SIGN}|${DETAIL})`,
      patterns: [{ include: '#bullet' }, { include: '#details' }],
    },
    statement('objective', 'keyword.control.objective.okr', 'markup.heading.objective.okr'),
    statement('item', 'keyword.control.item.okr'),
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
    bullet: {
      begin: String.raw`^(?!${IS_LINE})([ \t>]*)(${LIST_SIGN})(${BEFORE_STATEMENT})`,
      beginCaptures: {
        1: { patterns: [{ include: '#dress' }] },
        2: { name: 'punctuation.definition.list.okr' },
        3: { patterns: [{ include: '#dress' }] },
      },
      end: String.raw`^(?=${ENDS_GROUP})|^(?![ \t]*$|\1[ \t])`,
      patterns: [
        { begin: String.raw`\G`, end: statementEnd(''), patterns: [{ include: '#statement' }] },
        { include: '#details' },
      ],
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
