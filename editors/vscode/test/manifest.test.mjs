// What package.json and the README name is there.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { extension, manifest } from './support.mjs';

const { contributes } = manifest();

test('every file is there', () => {
  const readme = readFileSync(join(extension, 'README.md'), 'utf8');
  const files = [
    ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
    ...contributes.snippets.map(({ path }) => path),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)),
    ...[...readme.matchAll(/\]\(((?!https:)[^)]+)\)/g)].map(([, path]) => path),
  ];
  assert.ok(files.length > 8);
  assert.deepEqual(files.filter(file => !existsSync(join(extension, file))), []);
});

test('keys, menus and steps name commands that there are', () => {
  const commands = new Set(contributes.commands.map(({ command }) => command));
  const named = [
    ...contributes.keybindings.map(({ command }) => command),
    ...Object.values(contributes.menus).flatMap(items => items.map(({ command }) => command)),
    ...[...JSON.stringify(contributes.walkthroughs).matchAll(/[cC]ommand:(okr\.\w+)/g)].map(([, command]) => command),
  ];
  assert.deepEqual(named.filter(command => !commands.has(command)), []);
});

test('the README names keys as they are bound, and commands as the palette shows them', () => {
  const readme = readFileSync(join(extension, 'README.md'), 'utf8');
  const titles = new Set(contributes.commands.map(({ category, title }) => `${category}: ${title}`));
  const named = [...readme.matchAll(/\*\*(OKR: [^*]+)\*\*/g)].map(([, title]) => title);
  assert.ok(named.length > 3);
  assert.deepEqual(named.filter(title => !titles.has(title)), []);
  const keys = contributes.keybindings.map(({ key }) => key);
  for (const key of keys) {
    assert.ok(readme.toLowerCase().includes(`\`${key}\``), key);
  }
});
