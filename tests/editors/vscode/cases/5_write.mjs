// Writing: what keys and commands do with the text.

import { execFileSync } from 'node:child_process';
import { files, GROWTH, openGrowth } from '../documents.mjs';
import { comes } from '../expect.mjs';
import { scenario } from '../scenario.mjs';

scenario('write: Ctrl+Enter starts the next key result with the next number', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('repeat visits');
  await window.press('Control+Enter');
  await window.expectLine('  🎯 KR5: ');
  await window.expectStatus(/^Ln 11, /);
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
  const [cycle, team] = [currentQuarter(), 'Growth 🌱'];
  let text = execFileSync(process.env.OKR_LS, ['new', '--team', team, '--cycle', cycle], { encoding: 'utf8' });
  await openGrowth(window);
  await window.command('OKR: New OKR Document…');
  await window.choose(cycle);
  await window.choose(team);
  for (const typed of ['Guests come back by themselves', '@ana', 'New guests cost five times as much']) {
    const [blank] = text.match(/<.*?>/);
    await window.expectSelected(blank);
    await window.type(typed);
    await window.press('Tab');
    text = text.replace(blank, typed);
  }
  await window.expectStatus(new RegExp(`^${cycle} · `));
  await window.picture('write: new document');
  await window.save(`growth-${cycle}.okr`, text);
});

scenario('write: the key results go to the clipboard as a Markdown table', { files }, async (window) => {
  await openGrowth(window);
  await window.command('OKR: Copy as Markdown Table');
  const rows = async () => (await window.clipboard()).split('\n');
  await comes(/\| KR4: Raise repeat visits \|.*\| 18% \| 25% \|$/, rows, 'the rows on the clipboard');
  await comes(/^Copied as a Markdown table/, () => window.notifications(), 'what is said');
  await window.picture('write: copied');
});

function currentQuarter() {
  const now = new Date();
  return `${now.getFullYear()}-Q${Math.ceil((now.getMonth() + 1) / 3)}`;
}
