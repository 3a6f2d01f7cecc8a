// The settings of the extension are those of okr.toml, as `okr-ls config --schema` prints them, and its own two.
// `UPDATE=1` writes them anew after a change of the schema.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { configuration } from '../tools/settings.mjs';
import { extension, load, manifest, server } from './support.mjs';

const OWN = ['okr.server.path', 'okr.trace.server'];

/** The settings by name, whatever heading they stand under. */
const settings = groups => Object.assign({}, ...groups.map(({ properties }) => properties));

/** The names of all that can be set one by one in a file. */
function leaves(schema, path = 'okr') {
  return Object.entries(schema.properties).flatMap(([name, property]) =>
    property.properties && !property.additionalProperties ? leaves(property, `${path}.${name}`) : [`${path}.${name}`],
  );
}

const schema = JSON.parse(server('config', '--schema'));

test('the settings are those of okr.toml, and no more', () => {
  const written = manifest();
  const groups = written.contributes.configuration;
  const expected = configuration(schema, groups.at(-1));
  if (process.env.UPDATE) {
    written.contributes.configuration = expected;
    writeFileSync(join(extension, 'package.json'), `${JSON.stringify(written, null, 2)}\n`);
    return;
  }
  assert.deepEqual(groups, expected);
  assert.deepEqual(Object.keys(settings(groups)).sort(), [...leaves(schema), ...OWN].sort());
});

test('every setting says what it is for, and those of the machine are not for workspaces to set', () => {
  const { contributes, capabilities } = manifest();
  for (const [name, { description, markdownDescription }] of Object.entries(settings(contributes.configuration))) {
    assert.match(description ?? markdownDescription ?? '', /\.$/, name);
  }
  assert.equal(settings(contributes.configuration)['okr.server.path'].scope, 'machine-overridable');
  assert.deepEqual(capabilities.untrustedWorkspaces.restrictedConfigurations, ['okr.server.path']);
});

test('the server is sent what people set, the workspace over the user, and nothing of ours', async () => {
  const { forServer } = await load('src/server/settings.ts');
  const user = { rules: { 'vague-wording': 'off', 'wrong-way': 'hint' }, server: { path: '/bin/x' } };
  const workspace = { rules: { 'wrong-way': 'error' }, files: ['a.md'], trace: { server: 'verbose' } };
  assert.deepEqual(forServer([user, workspace]), {
    rules: { 'vague-wording': 'off', 'wrong-way': 'error' },
    files: ['a.md'],
  });
  assert.deepEqual(forServer([undefined, { files: ['a.md'] }, { files: ['b.md'] }]), { files: ['b.md'] });
  assert.deepEqual(forServer([undefined, undefined]), {});
  assert.deepEqual(forServer(['off', 3, null, []]), {});
});
