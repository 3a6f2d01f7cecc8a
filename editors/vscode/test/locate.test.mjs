// Which server is used, and what people read where none can be.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { load } from './support.mjs';

const { locate, NoServer } = await load('src/server/locate.ts');

const scratch = mkdtempSync(join(tmpdir(), 'okr-locate-'));
after(() => rmSync(scratch, { recursive: true }));

/** A program in the scratch folder that does that when it is run. */
function program(path, script, mode = 0o755) {
  const file = join(scratch, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, mode);
  return file;
}

const says = version => `echo okr-ls ${version}`;
const where = {};

before(() => {
  where.named = program('named/okr-ls', says('1.0.0'));
  program('extension/server/okr-ls', says('2.0.0'));
  where.bundled = join(scratch, 'extension');
  program('path/okr-ls', says('3.0.0'));
  where.path = join(scratch, 'path');
  where.bare = join(scratch, 'bare');
  mkdirSync(where.bare);
});

test('the setting comes first, then the bundled one, then the path', async () => {
  const rows = [
    [where.named, where.bundled, '1.0.0', 'named in the settings'],
    [`  ${where.named} `, where.bare, '1.0.0', 'named in the settings'],
    ['', where.bundled, '2.0.0', 'came with the extension'],
    ['', where.bare, '3.0.0', 'found on the PATH'],
  ];
  for (const [setting, extension, version, origin] of rows) {
    const found = await locate({ setting, extension, path: where.path });
    assert.deepEqual([found.version, found.origin, found.passedOver], [version, origin, []]);
  }
});

test('the setting may speak of the home folder, the workspace and the environment', async () => {
  process.env.OKR_TEST_NAMED = 'named';
  const rows = [`~/${relative(homedir(), where.named)}`, '${workspaceFolder}/named/okr-ls', `${scratch}/\${env:OKR_TEST_NAMED}/okr-ls`];
  for (const setting of rows) {
    const { path } = await locate({ setting, folder: scratch, extension: where.bare, path: '' });
    assert.equal(path, where.named, setting);
  }
});

test('a bundled server of another system is passed over, and that is said', async () => {
  const extension = join(scratch, 'foreign');
  const file = program('foreign/server/okr-ls', '');
  writeFileSync(file, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]));
  const found = await locate({ setting: '', extension, path: where.path });
  assert.equal(found.version, '3.0.0');
  assert.match(found.passedOver.join(), /foreign.*made for another system/);
});

test('a server that answered is not asked again until its file is another', async () => {
  const file = program('counted/okr-ls', `echo >>'${scratch}/asked'; ${says('4.0.0')}`);
  const kept = new Map();
  const memory = { get: key => kept.get(key), update: async (key, value) => void kept.set(key, value) };
  const look = async () => (await locate({ setting: file, extension: where.bare, path: '', memory })).version;
  const asked = () => readFileSync(join(scratch, 'asked'), 'utf8').length;
  assert.deepEqual([await look(), await look(), asked()], ['4.0.0', '4.0.0', 1]);
  program('counted/okr-ls', `echo >>'${scratch}/asked'; ${says('4.0.10')}`);
  assert.deepEqual([await look(), asked()], ['4.0.10', 2]);
});

test('folders of the path that count from the workspace are not looked into', async () => {
  const path = [relative(process.cwd(), where.path), '.', ''].join(delimiter);
  await assert.rejects(locate({ setting: '', extension: where.bare, path }), NoServer);
});

test('where the setting does not work, people read why and what to do', async () => {
  const rows = [
    [join(scratch, 'gone'), /there is no file “.*gone”\. Correct the path, or clear the setting/],
    [scratch, /is a folder; the path must name the program in it/],
    [program('plain', says('1'), 0o644), /may not be run \(chmod \+x mends that\)/],
    [program('other', 'echo some-ls 1.0'), /“.*other” does not run as okr-ls does/],
    [program('failing', 'exit 3'), /“.*failing” does not run as okr-ls does/],
    ['relative/okr-ls', new RegExp(`there is no file “${join(homedir(), 'relative/okr-ls')}”`)],
  ];
  for (const [setting, message] of rows) {
    await assert.rejects(locate({ setting, extension: where.bundled, path: where.path }), error => {
      assert.ok(error instanceof NoServer);
      assert.match(error.message, message);
      return true;
    });
  }
});

test('where there is none at all, people read what to do', async () => {
  await assert.rejects(locate({ setting: '', extension: where.bare, path: where.bare }), /none came with the extension.*okr\.server\.path/);
});
