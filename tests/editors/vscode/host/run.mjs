// Runs tests inside the extension host of the real VS Code, where an extension lives: what it registers, sends and
// answers can be asked there. They stand in `inside/`, a suite a file, each in a VS Code of its own.
//
//   CODE_SERVER  the entry of code-server     VSIX    the extension, with a server in it
//   NODE         the Node that runs it        OKR_LS  a server to put elsewhere
//   CHROMIUM     the browser                  SCRATCH a folder for all that is written; default: a temporary one

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const inside = join(dirname(fileURLToPath(import.meta.url)), 'inside');

if (!process.env.SCRATCH) {
  const scratch = mkdtempSync(join(tmpdir(), 'okr-host-'));
  process.env.SCRATCH = scratch;
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
}
// These read the environment when they are loaded.
const { closeBrowser, newPage } = await import('../browser.mjs');
const { Code } = await import('../code.mjs');

/** All suites end long before. */
const PATIENCE_MS = 120_000;

after(closeBrowser);

/** Runs a suite in a VS Code that is started with these options, on a folder with these files. */
function suite(name, files = {}, options = {}) {
  test(name, async (group) => {
    const code = await Code.start({ ...options, words: ['--vscode-option', 'enable-smoke-test-driver'] });
    let page;
    try {
      page = await newPage();
      const folder = code.folder(files);
      copyFileSync(process.env.OKR_LS, join(folder, 'other-okr-ls'));
      const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
      // What the workbench says is in its own logs.
      await page.exposeFunction('codeAutomationLog', () => {});
      await page.goto(`${code.url(folder)}&payload=${payload(code, `${name}.js`)}`);
      await Promise.race([ended, page.waitForTimeout(PATIENCE_MS)]);
      const results = join(folder, 'results.json');
      assert.ok(existsSync(results), `the suite did not end\n${code.logs()}`);
      for (const { name, error } of JSON.parse(readFileSync(results, 'utf8'))) {
        await group.test(name, () => assert.ok(!error, `${error}\n${code.logs()}`));
      }
    } finally {
      await page?.close();
      await code.stop();
    }
  });
}

function payload(code, file) {
  const { host } = new URL(code.url('/'));
  const remote = (path) => `vscode-remote://${host}${path}`;
  const entries = [['extensionDevelopmentPath', remote(inside)], ['extensionTestsPath', remote(join(inside, file))]];
  return encodeURIComponent(JSON.stringify(entries));
}

suite('trusted');
suite('restricted', {}, { restricted: true });
