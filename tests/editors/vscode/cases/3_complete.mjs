// Completion: what is offered while one types, and what taking it puts there.

import { files, GROWTH, openGrowth } from '../documents.mjs';
import { scenario } from '../scenario.mjs';

scenario('complete: people, behind the @', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('to 25%');
  await window.type(' @');
  await window.expectCompletions('@li', '@jörg', '@maria');
  await window.picture('complete: people');
  await window.type('m');
  await window.expectCompletions('@maria');
  await window.press('Tab');
  await window.save('growth.okr', GROWTH.replace('25%', '25% @maria'));
});

scenario('complete: metrics, behind a verb', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('to 25%');
  await window.press('Enter');
  await window.type('KR5: Raise rep');
  await window.expectCompletion('repeat visits');
  await window.picture('complete: metrics');
  await window.press('Enter');
  await window.expectSelected('<baseline>');
  await window.type('25%');
  await window.press('Tab');
  await window.expectSelected('<target>');
  await window.type('30%');
  await window.save('growth.okr', `${GROWTH}  KR5: Raise repeat visits from 25% to 30%\n`);
});

scenario('complete: the next key result, with blanks to go through', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('to 25%');
  await window.press('Enter', 'Control+Space');
  await window.expectCompletion('🎯 KR5: Raise … from … to …');
  await window.picture('complete: key results');
  await window.press('ArrowDown', 'Enter');
  const blanks = { '<metric>': 'invitations', '<baseline>': '4', '<target>': '9', '<owner>': '@li' };
  for (const [blank, typed] of Object.entries(blanks)) {
    await window.expectSelected(blank);
    await window.type(typed);
    await window.press('Tab');
  }
  await window.save('growth.okr', `${GROWTH}  🎯 KR5: Raise invitations from 4 to 9 @li\n`);
});
