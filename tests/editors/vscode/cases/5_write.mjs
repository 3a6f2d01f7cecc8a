// Writing: what keys and commands do with the text.

import assert from 'node:assert/strict';
import { files, GROWTH, openGrowth } from '../documents.mjs';
import { becomes } from '../expect.mjs';
import { scenario } from '../scenario.mjs';

scenario('write: Ctrl+Enter starts the next key result with the next number', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('repeat visits');
  await window.press('Control+Enter');
  await window.expectLine(11, '  🎯 KR5: ');
  await window.type('Raise referrals from 4 to 9 @li');
  await window.save('growth.okr', `${GROWTH}  🎯 KR5: Raise referrals from 4 to 9 @li\n`);
});

scenario('write: a key result moves with all that belongs to it', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('repeat visits');
  await window.press('Control+Alt+PageUp');
  const [kr3, kr4] = GROWTH.split('\n').slice(8);
  await window.save('growth.okr', GROWTH.replace(`${kr3}\n${kr4}`, `${kr4}\n${kr3}`));
});

scenario('write: a new document for a cycle and a team, its blanks filled in by typing', { files }, async (window) => {
  await openGrowth(window);
  await window.command('OKR: New OKR Document…');
  await window.choose('2026-Q4');
  await window.choose('Growth 🌱');
  await window.picture('write: new document');
});

scenario('write: the key results go to the clipboard as a Markdown table', { files }, async (window) => {
  await openGrowth(window);
  await window.command('OKR: Copy as Markdown Table');
  await becomes(true, async () => (await window.clipboard()).startsWith('|'), 'a table on the clipboard');
  const rows = (await window.clipboard()).trim().split('\n');
  assert(rows.some((row) => row.includes('Raise repeat visits')), rows.join('\n'));
});
