// Trouble: the server dies, is not there, or is one that nobody should trust.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, GROWTH, GROWTH_FINDINGS, openGrowth } from '../documents.mjs';
import { becomes, comes, eventually } from '../expect.mjs';
import { scenario } from '../scenario.mjs';

scenario('trouble: a server that was killed is started again, and finds as before', {
  files,
  own: {},
}, async (window, code) => {
  await openGrowth(window);
  const [killed, ...others] = code.servers();
  assert.deepEqual(others, [], 'other servers than the one');
  process.kill(killed, 'SIGKILL');
  await eventually(() => code.servers().some((pid) => pid !== killed), 'another server');
  await window.clickBehind('to 25%');
  await window.type(' @li');
  await window.expectSquiggles('warning “Redesign”', 'info “60”');
  assert.deepEqual(await window.notifications(), []);
});

scenario('trouble: one can have the server restarted', { files, own: {} }, async (window, code) => {
  await openGrowth(window);
  const before = code.servers();
  await window.command('OKR: Restart Server');
  await becomes(1, () => code.servers().filter((pid) => !before.includes(pid)).length, 'other servers than before');
  await becomes([], () => code.servers().filter((pid) => before.includes(pid)), 'servers of before');
  await window.expectSquiggles(...GROWTH_FINDINGS);
});

scenario('trouble: a wrong path of the server is named, and the text can be written', {
  files,
  own: { machine: { 'okr.server.path': '/opt/okr/okr-ls' } },
}, async (window) => {
  await window.open('growth.okr');
  await becomes([
    'The OKR server set as “okr.server.path” does not work: there is no file “/opt/okr/okr-ls”. ' +
      'Correct the path, or clear the setting to use the server that comes with the extension.',
  ], () => window.notifications(), 'what is said');
  await window.picture('trouble: wrong path');
  await window.clickBehind('to 25%');
  await window.type(' @li');
  await window.save('growth.okr', GROWTH.replace('25%', '25% @li'));
  assert.deepEqual(await window.squiggles(), []);
});

// A program that leaves a note that it was run.
const SPY = join(process.env.SCRATCH, 'spy');
const NOTE = `${SPY}-was-run`;

scenario('trouble: in Restricted Mode the bundled server is run, and the one that the folder names once it is trusted', {
  files: { ...files, '.vscode/settings.json': JSON.stringify({ 'okr.server.path': SPY }) },
  own: { restricted: true },
}, async (window) => {
  writeFileSync(SPY, `#!/bin/sh\ntouch '${NOTE}'\n`, { mode: 0o755 });
  await openGrowth(window);
  await window.expectStatus('Restricted Mode');
  assert(!existsSync(NOTE), 'the program of the folder was run');
  // Umlauts and emoji are no reason for distrust.
  assert.equal(await window.page.locator('.unicode-highlight').count(), 0, 'boxes around letters');
  await window.picture('trouble: Restricted Mode');
  await window.command('Workspaces: Manage Workspace Trust');
  await window.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
  await eventually(() => existsSync(NOTE), 'the program of the folder, which is trusted now, was run');
  const complaint = /^The OKR server set as “okr.server.path” does not work: .*spy”/;
  await comes(complaint, () => window.notifications(), 'what is said');
});
