// Takes the pictures that the extension's README and its walkthrough show, into `editors/vscode/media`.

import { fileURLToPath } from 'node:url';
import { closeBrowser } from './browser.mjs';
import { Code } from './code.mjs';
import { eventually } from './expect.mjs';
import { Window } from './window.mjs';

const MEDIA = fileURLToPath(new URL('../../../editors/vscode/media', import.meta.url));

const STAYS = `Cycle: 2026-Q4
Team: Front Desk

Objective O1: Guests come back because they felt at home
  Owner: @maria

  KR1: Raise the share of guests who book again from 18% to 25% @ana
  KR2: Launch a loyalty programme @li
  KR3: Keep the wait at the desk below 4 min
  KR4: Guest rating 4.6 @sam
`;

// A small window with large letters, in which there is little but the text.
const SIZE = { width: 900, height: 600 };
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.lineHeight': 1.5,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

const code = await Code.start({ settings: SETTINGS });
try {
  const window = await Window.open(code, code.folder({ 'stays.okr': STAYS }), SIZE);
  await window.press('Control+B');
  await window.open('stays.okr');
  await window.expectSquiggles('warning “Launch”', 'warning “KR3”', 'info “4.6”');
  await window.expectStatus(/weeks? left/);

  await window.expectHover('Launch', 'This is a task', 'Quick Fix');
  await window.picture('read', MEDIA);

  await window.clickBehind('Launch a loyalty');
  await window.fix('Make it an outcome: raise repeat purchases');
  await window.expectSelected('<baseline>');
  // The metric in it has a colour of its own once the server has read it.
  await eventually(async () => (await window.colour('guests who buy')).includes('and'), 'colours');
  await window.picture('mend', MEDIA);
  await window.press('Escape', 'Control+Z');

  await window.clickBehind('rating 4.6 @sam');
  await window.restMouse();
  await window.press('Enter', 'Control+Space');
  await window.expectCompletion('KR5: Raise … from … to …');
  await window.picture('keep', MEDIA);
  await window.press('Escape', 'Control+Z');

  await window.command('OKR: New OKR Document…');
  await window.choose('2026-Q4');
  await window.choose('Front Desk');
  await window.expectSelected('<what will be better, and for whom>');
  await window.picture('write', MEDIA);
} finally {
  await closeBrowser();
  await code.stop();
}
