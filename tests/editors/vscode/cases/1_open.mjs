// Opening: what a person sees who has installed the extension and opens a document.

import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { files, GROWTH, GROWTH_FINDINGS, openGrowth } from '../documents.mjs';
import { becomes } from '../expect.mjs';
import { scenario } from '../scenario.mjs';

scenario('open: the command line has installed the .vsix', {}, (_, code) => {
  const [version] = basename(process.env.VSIX).match(/\d+\.\d+\.\d+/);
  const listed = code.command('--list-extensions', '--show-versions').trim().split('\n');
  assert.deepEqual(listed.slice(-1), [`okr-ls.okr-ls@${version}`]);
});

scenario('open: the right words are underlined, behind emoji too', { files }, async (window) => {
  await openGrowth(window);
  await window.picture('open: squiggles');
});

scenario('open: the Problems panel lists what was found', { files }, async (window) => {
  await window.open('growth.okr');
  await window.expectProblems(
    /^This is a task, not a result: “Redesign the welcome tour”.* okr-ls task-not-outcome \[Ln 8, Col 11\]$/,
    /^KR4 has no owner.* okr-ls unowned-key-result \[Ln 10, Col 6\]$/,
    /^“60” stands alone.* okr-ls missing-direction \[Ln 9, Col 20\]$/,
  );
  await window.picture('open: problems');
});

scenario('open: marker, verb, metric, figure and owner have colours of their own', { files }, async (window) => {
  await openGrowth(window);
  const words = ['KR1', 'Raise', 'share of teams', '31%', '@li', 'that invite'];
  await becomes(words.length, async () => {
    const colours = await Promise.all(words.map((it) => window.colour(it)));
    return new Set(colours).size;
  }, `colours of ${words.join(', ')}`);
});

scenario('open: a document of CRLF is found as well, and stays one', {
  files: { 'crlf.okr': GROWTH.replaceAll('\n', '\r\n') },
}, async (window) => {
  await window.open('crlf.okr');
  await window.expectSquiggles(...GROWTH_FINDINGS);
  await window.expectStatus('CRLF');
  await window.clickBehind('Redesign the welcome tour @jörg');
  await window.press('Enter');
  await window.type('Due: 2026-12-01');
  const due = GROWTH.replace('@jörg\n', '@jörg\n  Due: 2026-12-01\n');
  await window.save('crlf.okr', due.replaceAll('\n', '\r\n'));
});

scenario('open: a mistake in okr.toml is underlined there, and what is right in it holds', {
  files: { 'growth.okr': GROWTH, 'okr.toml': '[rules]\nunowned-key-result = "off"\nmissing-direction = "of"\n' },
}, async (window) => {
  await window.open('okr.toml');
  await window.expectSquiggles('error “"of"”');
  await window.expectProblems(/“?of”?.*\[Ln 3, Col \d+\]$/);
  await window.picture('open: okr.toml');
  await window.open('growth.okr');
  await window.expectSquiggles('warning “Redesign”', 'info “60”');
});

scenario('open: the status bar says the cycle, and how many weeks of it are left', {
  files: { 'now.okr': GROWTH.replace('2026-Q4', `${day(-20)}..${day(38)}`), 'notes.txt': 'Nothing.\n' },
}, async (window) => {
  await window.open('now.okr');
  await window.expectStatus(/ · 5 weeks left$/);
  await window.picture('open: cycle');
  await window.open('notes.txt');
  await becomes([], async () => (await window.status()).filter((text) => text.includes('weeks left')), 'no cycle');
});

function day(fromToday) {
  return new Date(Date.now() + fromToday * 24 * 3600_000).toISOString().slice(0, 10);
}
