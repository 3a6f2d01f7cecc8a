// Quick-fixes, taken as a person takes them: with the cursor on the key result and Ctrl+.

import { files, GROWTH, GROWTH_FINDINGS, openGrowth } from '../documents.mjs';
import { scenario } from '../scenario.mjs';

const MAKE_OUTCOME = 'Make it an outcome: raise onboarding completion';

const TASK = 'Redesign the welcome tour';
const OUTCOME = 'Raise the share of new users who finish the welcome tour in their first week from 30% to 55%';
const FIXED = `${GROWTH.replace(TASK, OUTCOME)}  Initiative: ${TASK} @jörg\n`;

for (const [what, ending] of [['', '\n'], [' in a document of CRLF', '\r\n']]) {
  scenario(`fix: a task becomes an outcome whose blanks are filled in one after another${what}`, {
    files: { 'growth.okr': GROWTH.replaceAll('\n', ending) },
  }, async (window) => {
    await openGrowth(window);
    await window.clickBehind('welcome tour');
    await window.fix(MAKE_OUTCOME);
    await window.expectSelected('<baseline>');
    await window.picture(`fix: blanks${what}`);
    await window.type('30');
    await window.press('Tab');
    await window.expectSelected('<target>');
    await window.type('55');
    await window.press('Tab');
    await window.save('growth.okr', FIXED.replaceAll('\n', ending));
    await window.expectSquiggles('warning “KR4”', 'info “60”');
    await window.picture(`fix: done${what}`);
  });
}

scenario('fix: one undo takes all of it back', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('welcome tour');
  await window.fix(MAKE_OUTCOME);
  await window.expectSelected('<baseline>');
  await window.press('Control+Z');
  await window.expectSquiggles(...GROWTH_FINDINGS);
});

scenario('fix: an owner is assigned from the menu', { files }, async (window) => {
  await openGrowth(window);
  await window.clickBehind('repeat visits');
  await window.fix('Assign @jörg');
  await window.expectSquiggles('warning “Redesign”', 'info “60”');
  await window.save('growth.okr', GROWTH.replace('25%', '25% @jörg'));
});
