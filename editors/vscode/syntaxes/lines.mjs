// What a line is: its dress, and the marker, key, date or header that opens it.

import { re } from './shapes.mjs';

const GAP = String.raw`(?=\s|$)`;
const END = String.raw`(?![\p{L}\p{N}])`;

const EMOJI = String.raw`[\u2600-\u27BF\u2B00-\u2BFF\x{1F000}-\x{1FAFF}\uFE0F\u200D\u20E3]`;
const MARKS = String.raw`(?>\*{1,3}(?!\*)|_{1,3}(?!_)|~{1,3}(?!~))`;
const BOX = String.raw`\[[ xX]\](?![(\[])`;
export const LIST_SIGN = String.raw`(?:(?:[-–—+•◦▪·*]|[0-9]{1,3}[.)]|[A-Za-z][.)])${GAP})`;

/** What may stand in front of a marker without being more than dress. */
const DRESS = re`(?>(?:(?:>|#{1,6}${GAP}|${LIST_SIGN}|${MARKS}(?=\S)|${BOX}|${EMOJI}+)[ \t]*){0,12})`;
/** What may stand behind it, before the separator. */
const TAIL = String.raw`(?>(?:[ \t]+|${MARKS}|${BOX}|${EMOJI}+)*)`;
const SEPARATOR = String.raw`(?::|(?<=[ \t])[-–—]${GAP}|\.${GAP})`;
const NOTHING_MORE = String.raw`(?=(?:[\s*_~]|${EMOJI})*$)`;

const LABEL = String.raw`[0-9]+(?:\.[0-9]+)*`;
const OBJECTIVE = re`(?:objective(?:[ \t]*o?${LABEL})?|o${LABEL})`;
const ITEM = re`
  (?:kr(?:(?:[ \t]*|[-#])${LABEL})?|key[ \t]+result(?:[ \t]*#?(?:kr)?${LABEL})?|
  initiative(?:[ \t]*i?${LABEL})?|i${LABEL})`;
const HEADER = re`(?:key[ \t]+results|krs|initiatives|tasks|projects)`;
const SECTION_KEY = '(?:cycle|quarter|team)';
const KEY = re`
  (?:owner|dri|responsible|why|because|rationale|supports|type|due(?:[ \t]+date)?|deadline|priority|tags|score|grade|note|
  metric|baseline|target|current|progress|actual|unit|source|evidence|dashboard|status|confidence|weight|guards|
  aligned[ \t]+to)`;
const DATE = String.raw`[0-9]{4}-[0-9]{2}-[0-9]{2}`;

/** The ways in which words may open a line; `before` looks ahead at the line's dress. */
const way = (words, tail, separator, before = '') => ({ words: `(?i:${words})${END}`, tail, separator, before });
const DRESSED = String.raw`[^\p{L}\p{N}]*`;
const IN_BOLD = String.raw`(?=${DRESSED}(?:\*\*|__))`;
const IN_HEADING = String.raw`(?=${DRESSED}#{1,6}[ \t])`;

/** Behind a colon, anything is what it says it is. */
const withColon = words => [way(words, TAIL, ':')];
/** A header has nothing behind it, and where there is no colon it must look like a header. */
const asHeader = words => [
  way(words, TAIL, `:${NOTHING_MORE}`),
  way(words, TAIL, NOTHING_MORE, `(?:${IN_BOLD}|${IN_HEADING})`),
];
/** A marker has a separator, or is closed in bold, or makes a heading; a short one may stand in parentheses. */
const asMarker = (words, short) => [
  way(words, TAIL, SEPARATOR),
  way(words, String.raw`(?:\*\*|__)`, '', IN_BOLD),
  way(words, NOTHING_MORE, '', IN_HEADING),
  way(`${words}(?<=[0-9])`, String.raw`(?=[\s.*_~]|$)`, '', IN_HEADING),
  {
    words: String.raw`\((?i:(?:${short})(?:${LABEL})?)\)`,
    tail: String.raw`(?=[\s:.*_~]|$)${TAIL}`,
    separator: `${SEPARATOR}?`,
    before: '',
  },
];

/** Each kind of line by the ways in which it may open. "O", "Task" and "Project" are too common without a colon. */
const KINDS = {
  header: asHeader(HEADER),
  objective: [...asMarker(OBJECTIVE, 'o'), ...withColon('o')],
  item: [...asMarker(ITEM, 'kr|i'), ...withColon(String.raw`(?:key[ \t]+results|i|task|project)`)],
  section: withColon(SECTION_KEY),
  property: withColon(KEY),
  checkIn: withColon(DATE),
};

/** Emphasis around all of a statement. */
const around = (name, mark) => String.raw`(?<${name}>${mark}{1,3})(?=[^\s${mark}][^${mark}]*\k<${name}>(?!${mark})[\s*_~\\]*$)`;

/** Dress in front of a statement: what closes the head's, what is around all of the statement, boxes and list signs. */
export const BEFORE_STATEMENT = re`
  (?:[ \t]*(?:(?<!\s)${MARKS}${GAP}|${BOX}|[-+*](?=[ \t]+\S)|
  ${around('stars', String.raw`\*`)}|${around('lines', '_')}|~{1,3}(?=[^\s~][^~]*~)))*`;

const dress = { patterns: [{ include: '#dress' }] };

/** What opens a line of that kind, and how it is coloured. The first group holds blanks and quote signs. */
export function opening(kind, name) {
  const captures = { 1: dress };
  let count = 1;
  const colour = scopes => scopes.forEach(scope => (captures[(count += 1)] = scope));
  const ways = KINDS[kind].map(({ words, tail, separator, before }) => {
    colour([dress, { name }, dress, { name: 'punctuation.separator.okr' }]);
    return `${before}(${DRESS})(${words})(${tail})(${separator})`;
  });
  colour([dress]);
  return { begin: String.raw`^([ \t>]*)(?:${ways.join('|')})(${BEFORE_STATEMENT})`, beginCaptures: captures };
}

/** Any line of these kinds, told from its beginning. */
const anyOf = (...kinds) => {
  const forms = new Map();
  for (const { words, tail, separator, before } of kinds.flatMap(kind => KINDS[kind])) {
    const form = JSON.stringify([before, tail, separator]);
    forms.set(form, [...(forms.get(form) ?? []), words]);
  }
  const ways = [...forms].map(([form, words]) => {
    const [before, tail, separator] = JSON.parse(form);
    return `${before}${DRESS}(?:${words.join('|')})${tail}${separator}`;
  });
  return `(?:${ways.join('|')})`;
};

export const HEADING = String.raw`#{1,6}[ \t]+\S`;
export const COMMENT = String.raw`(?://|<!--\s*(?i:okr-ls))`;

/** What ends a group of bullets: any line that could not belong to one of them. */
export const ENDS_GROUP = String.raw`[ \t]*(?:${anyOf('header', 'objective', 'item', 'section')}|${HEADING})`;
/** What may stand between the bullets of a group. */
export const DETAIL = String.raw`[ \t]*(?:${anyOf('property', 'checkIn')}|${COMMENT})`;
/** What is more than a note. */
export const IS_LINE = `(?:${ENDS_GROUP}|${DETAIL})`;
/** The rest of a sentence that was wrapped by hand opens with a word. */
export const PLAIN = String.raw`(?:${MARKS}(?=\S)|${EMOJI})*(?![-–—+•◦▪·>|=${'`'}#\[<*_~]|[0-9]{1,3}[.)]\s|[A-Za-z][.)]\s)\S`;
