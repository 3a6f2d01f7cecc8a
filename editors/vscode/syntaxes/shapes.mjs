// What stands out in a statement or a value. Colours without a server come from here; they are those of the tree-sitter
// grammar, as far as expressions that see one line can know it. The expressions are Oniguruma's.

/** An expression of parts, without the blanks and line breaks that make it readable here. */
export const re = (strings, ...parts) => String.raw(strings, ...parts).replace(/\s*\n\s*/g, '');

const LETTER = String.raw`\p{L}`;
export const WORD = String.raw`[\p{L}\p{N}]`;
const NO_WORD = `(?!${WORD})`;
const CURRENCY = String.raw`[$¢£¥ƒ₠-⃏]`;
const BLANK = String.raw`[ \t\u00A0]`;

/** What holds a word together from inside: "and/or", "first-response". */
const JOINER = String.raw`[@#'’./&+_-]`;
/** The whole word ends here, with all that is joined to it. */
const WORD_END = `(?!${JOINER}*${WORD})`;

const YEAR = String.raw`(?:(?:[fFcC][yY])?(?:(?:19|20)[0-9]{2}|[0-9]{2})|['’][0-9]{2})`;
const FISCAL_YEAR = String.raw`[fFcC][yY](?:(?:19|20)[0-9]{2}|[0-9]{2})`;
const QUARTER_MARK = '(?:[qQ][1-4]|H[12])';
const GLUED_QUARTER = re`(?:${YEAR}[-/]?${QUARTER_MARK}|${QUARTER_MARK}[-/]?${YEAR}|${FISCAL_YEAR}|${QUARTER_MARK})`;
const QUARTER = re`
  (?:
    ${QUARTER_MARK}[ ](?:${FISCAL_YEAR}|(?:19|20)[0-9]{2})(?![\p{L}\p{N}%–—-])|
    (?:${FISCAL_YEAR}|(?:19|20)[0-9]{2})[ ]${QUARTER_MARK}(?![\p{L}\p{N}%–—-])|
    ${GLUED_QUARTER}${WORD_END}
  )`;
const DATE = String.raw`(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}${NO_WORD}`;

const LABEL = prefix => String.raw`(?i:${prefix})-?[0-9](?:[0-9.]*[0-9])?`;
const REFERENCE = re`
  (?:[\p{L}\p{N}./_-]*#)?
  (?:(?:(?:${GLUED_QUARTER}|${YEAR})/)?${LABEL('o')}(?:/${LABEL('kr')})?|${LABEL('kr')}|${LABEL('i')})
  ${WORD_END}`;

const UNIT = re`
  (?:
    [%‰°]|${CURRENCY}|
    (?:[xX]|[kKmMbBtT]|[bB][nN]|[mM]n|mm|MM|[mM]io|[mM]rd|tn|m?s|us|ns|secs?|mins?|h|hrs?|d|w|wks?|mo|y|yrs?|[mk]?g|km|cm|
    mi|ft|m?l|GB|gb|MB|mb|[kK]B|kb|TB|tb|p|ppt?|pts?|bps?|px|kWh?|MWh?|[kMG]?Hz|C|F|rps|qps|rpm|fps|[MGk]bps|EUR|USD|
    GBP|CHF)${NO_WORD}${CURRENCY}?
  )`;
const FIGURE = String.raw`(?>[0-9]+(?:[.,'’/:][0-9]+)*)`;
/** "3rd", "1.2.3", "24/7": what begins like a figure and is none. */
const NO_FIGURE = re`
  (?![0-9]+\.[0-9]+\.(?![0-9]{3}(?![0-9]))[0-9]|[0-9]+/[0-9]+/|24/7(?![0-9])|${FIGURE}(?!${UNIT})(?:${WORD}|@))`;
const QUANTITY = re`
  (?:[-+−±]?${CURRENCY}[-+]?|[-+−±])?
  (?:(?:19|20)[0-9]{2}[-/][0-9]+${NO_WORD}|
    ${NO_FIGURE}(?:${FIGURE}|(?<!\.)\.[0-9]+)${UNIT}?\+?(?:${BLANK}%)?
    (?:[-–—]${CURRENCY}?${NO_FIGURE}${FIGURE}${UNIT}?\+?(?:${BLANK}%)?)?
  )`;

const HTML_TAG = re`
  (?:a|abbr|b|big|br|code|del|details|div|em|font|h[1-6r]|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strong|
  sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video)`;
const ANGLES = re`
  <(?!${HTML_TAG}>|${HTML_TAG}${NO_WORD}[^<>]*[=/][^<>]*>)
  (?=${LETTER}[^<>]{0,59}>)(?:[^<>:]|:(?!/))+(?<![-=<])>`;
const BLANK_LETTERS = '(?:[A-Z]|(?i:x{2,3}|n{2,3}|y{2,3}))';
const PLACEHOLDER = re`
  ${ANGLES}|
  (?i:tbd)${WORD_END}|TODO${WORD_END}|[XNYZ]ms${WORD_END}|${BLANK_LETTERS}%|
  ${CURRENCY}${BLANK_LETTERS}[kKmMbB]?${NO_WORD}|
  \?{3,}|_{3,}`;

const BRACKETED = String.raw`\[(?!${BLANK}*\])[^\[\]]{1,300}\]`;
const LINK = String.raw`${BRACKETED}\((?:[^()\[]|\([^()\[]*\))*\)`;
const ATTRIBUTE = String.raw`\[(?!${BLANK}*\]|[xX]\])[^\[\]]{1,64}\]`;
const URL = re`
  (?:${WORD}+(?:${JOINER}${WORD}+)*://(?=\S)|(?i:www)\.(?=${WORD}))
  (?:[^\s<>"${'`'}()]|\([^\s<>"${'`'}()]*\))*(?<![.,;:!?'*_~\\\]])`;
const CODE = '(`+)(?!`).{1,300}?(?<!`)\\1(?!`)';
const NAME = String.raw`(?:[\p{L}\p{N}._/-]*${WORD})?`;

/** Behind a figure or a blank to fill in, and before one. */
const ARROW = re`(?=→|->)(?<=[:).–—-][ \t].*[0-9%>?].*)(?:→|->)(?=${BLANK}*(?:[0-9A-Z+<>~.≤≥-]|${CURRENCY}))`;
const RESULT = String.raw`(?=[=-])(?<=\s|^)(?:=+>|--+>)(?=[ \t]*\.?[ \t]*[^\s\\.]).*?(?=[\s*_~\\]*$)`;

const shape = (name, match) => ({ name: `${name}.okr`, match });

/** How a line may begin before its marker. */
const BEFORE = String.raw`^(?:[^\p{L}\p{N}]|[0-9]+[.)]|[A-Za-z][.)])*`;
/** Marks that close what was opened before the marker, or right behind its separator. */
const closing = (mark, most, behind = '') => re`
  (?=${mark})(?<=(?:${BEFORE}|[:.)\]–—-][ \t]+)${mark}{1,3}[^\s${mark}][^${mark}]*)${mark}${most}${behind}`;
const AT_END = String.raw`(?=[\s*_~\\]*$)`;
const CLOSING = [closing(String.raw`\*`, '{1,3}', AT_END), closing('_', '{1,2}(?!_)', AT_END), closing('~', '{1,3}')].join('|');

/** The shapes of a statement in the order in which they are tried; a word is passed whole, so that none begins in it. */
export const SHAPES = [
  { include: '#joint' },
  shape('punctuation.definition.dress', CLOSING),
  shape('markup.inserted.result', RESULT),
  {
    match: String.raw`(?i:from)${BLANK}+([A-Z])${NO_WORD}${BLANK}+(?i:to)${BLANK}+([A-Z])${NO_WORD}`,
    captures: {
      1: { name: 'variable.language.placeholder.okr' },
      2: { name: 'variable.language.placeholder.okr' },
    },
  },
  shape('variable.language.placeholder', PLACEHOLDER),
  shape('markup.underline.link', LINK),
  shape('entity.other.attribute-name', ATTRIBUTE),
  shape('markup.underline.link.url', URL),
  shape('markup.inline.raw', CODE),
  shape('variable.parameter.mention', `@${WORD}${NAME}`),
  shape('entity.name.tag', `#${LETTER}${NAME}`),
  shape('variable.other.constant.quarter', QUARTER),
  shape('variable.other.constant.date', DATE),
  shape('keyword.operator.arrow', ARROW),
  shape('constant.numeric.quantity', QUANTITY),
  { match: `#?${WORD}+(?:${JOINER}${WORD}+)*` },
];

/** A value may also refer to objectives and key results. */
export const VALUE_SHAPES = [
  { include: '#joint' },
  shape('entity.name.type.reference', REFERENCE),
  ...SHAPES.slice(1),
];
