// Bundles the extension into dist/, and writes down whose work is in the bundle.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  // The licences of all that is inside stand in a file of their own.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

const packages = Object.keys(metafile.inputs).flatMap(input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
const notices = [...new Set(packages)].sort().map(folder => {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const licence = readdirSync(join(root, folder)).find(file => /^licen[cs]e/i.test(file));
  if (licence === undefined) {
    throw new Error(`${name} has no licence file: it cannot be part of the bundle`);
  }
  return `${name} ${version}\n\n${readFileSync(join(root, folder, licence), 'utf8').trim()}\n`;
});
writeFileSync(join(root, 'dist/NOTICES.txt'), `What the extension is built with.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`);
