// What the tests share.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const extension = join(dirname(fileURLToPath(import.meta.url)), '..');
export const repository = join(extension, '../..');

export const manifest = () => JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));

/** A module of the extension that needs no editor. */
export async function load(path) {
  const { outputFiles } = await build({
    absWorkingDir: extension,
    entryPoints: [path],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** What cargo's program prints. */
export function cargo(...words) {
  return execFileSync('cargo', ['run', '--quiet', '--locked', ...words], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** What the server prints: the one in OKR_LS, else one that is built for it. */
export function server(...words) {
  const { OKR_LS } = process.env;
  return OKR_LS ? execFileSync(OKR_LS, words, { encoding: 'utf8' }) : cargo('--package', 'okr-ls', '--', ...words);
}
