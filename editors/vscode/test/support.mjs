// What the tests share.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const extension = join(dirname(fileURLToPath(import.meta.url)), '..');
export const repository = join(extension, '../..');

export const manifest = () => JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));

/** A module of the extension that needs no editor. */
export async function load(path) {
  const folder = mkdtempSync(join(tmpdir(), 'okr-module-'));
  const outfile = join(folder, 'module.mjs');
  try {
    await build({ absWorkingDir: extension, entryPoints: [path], outfile, bundle: true, platform: 'node', format: 'esm' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
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
