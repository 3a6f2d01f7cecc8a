// Reading: what is said of a key result, and of a rule.

import { files, openGrowth } from '../documents.mjs';
import { becomes } from '../expect.mjs';
import { scenario } from '../scenario.mjs';

scenario('read: resting on a key result shows what was understood of it', { files }, async (window) => {
  await openGrowth(window);
  const understood = ['KR1\tan outcome', 'Metric\tshare of teams', '31% → 45%', 'Owner\t@li', '“Raise”'];
  await window.expectHover('that invite', ...understood);
  await window.picture('read: hover');
});

scenario('read: resting on what is underlined says what is wrong', { files }, async (window) => {
  await openGrowth(window);
  await window.expectHover('Redesign', 'This is a task, not a result', 'task-not-outcome', 'Quick Fix');
  await window.picture('read: finding');
});

scenario('read: the page of a rule opens, first those of the line', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('NPS');
  await window.command('OKR: Explain Rule…');
  await becomes('missing-direction', async () => (await window.choices())[0], 'the first rule that is offered');
  await window.choose('missing-direction');
  const page = window.preview();
  await page.locator('h1', { hasText: 'missing-direction' }).waitFor();
  await window.picture('read: rule');
});
