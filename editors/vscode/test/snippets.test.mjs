// The snippets, which work where no server runs, are documents that the server understands.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { extension } from './support.mjs';
import { scopes } from './textmate.mjs';

const snippets = JSON.parse(readFileSync(join(extension, 'snippets/okr.json'), 'utf8'));

/** What stands in the document before anything is filled in. */
const inserted = ({ body }) =>
  body.join('\n').replaceAll('$CURRENT_YEAR', '2026').replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1').replace(/\$\{\d+:([^}]*)\}|\$0/g, '$1');

test('no word of a sentence calls a snippet', () => {
  for (const { prefix } of Object.values(snippets)) {
    assert.match(prefix, /^!\w+$/);
  }
});

test('all blanks look like blanks, and every line is one of the language', () => {
  for (const [name, snippet] of Object.entries(snippets)) {
    const text = inserted(snippet);
    const stops = [...snippet.body.join('\n').matchAll(/\$\{(\d+)/g)].map(([, number]) => Number(number));
    assert.deepEqual(stops, stops.map((_, index) => index + 1), `${name}: the stops count up`);
    for (const { line, at } of scopes(text).filter(({ line }) => line !== '')) {
      assert.ok(at[line.search(/\S/)].length > 1, `${name}: “${line}” is a note`);
      for (const { index } of line.startsWith('//') ? [] : line.matchAll(/<\w/g)) {
        assert.ok(at[index].at(-1).startsWith('variable.language.placeholder'), `${name}: no blank in “${line}”`);
      }
    }
  }
});
