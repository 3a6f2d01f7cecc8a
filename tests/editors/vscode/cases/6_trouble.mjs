// Trouble: the server dies, is not there, or is one that nobody should trust.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { files, GROWTH, openGrowth } from '../documents.mjs';
import { becomes, eventually } from '../expect.mjs';
import { scenario } from '../scenario.mjs';

scenario('trouble: a server that was killed is started again, and finds as before', { files, own: {} }, async (window, code) => {
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

// A program that says that it was run.
const SPY = '#!/bin/sh\ntouch "$(dirname "$0")/was-run"\n';

function untrusted(settings) {
  return { 'growth.okr': GROWTH, spy: SPY, '.vscode/settings.json': JSON.stringify(settings) };
}

scenario('trouble: in Restricted Mode a program that the folder names is not run, and the bundled server finds', {
  files: untrusted({ 'okr.server.path': '${workspaceFolder}/spy' }),
  own: { restricted: true },
}, async (window) => {
  await window.open('growth.okr');
  await window.expectStatus('Restricted Mode');
  await window.expectSquiggles(...GROWTH_FINDINGS);
  await window.picture('trouble: Restricted Mode');
  assert(!existsSync(join(window.folder, 'was-run')), 'the program of the folder was run');
});
