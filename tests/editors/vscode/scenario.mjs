// Cases: each finds a folder with the files that it names, in a window where nothing else is open.

import { after, test } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { Code } from './code.mjs';
import { Window } from './window.mjs';

// The VS Code that cases share, and its window: starting them takes longer than most cases do.
let usual;
let shared;

after(async () => {
  await closeBrowser();
  await usual?.stop();
});

// Defines a case. Beside the `files` it may name options of `Code.start`, as `own`: then it has a VS Code for itself.
export function scenario(name, { files, own }, body) {
  test(name, async (t) => {
    const code = own ? await Code.start(own) : (usual ??= await Code.start());
    const window = own ? await Window.open(code, code.folder(files)) : (shared ??= await Window.open(code, code.folder()));
    window.folder = own ? window.root : code.folder(files, window.root);
    try {
      await body(window, code, t);
      if (!own) await window.tidy();
    } catch (error) {
      const picture = await window.picture(`failed ${name}`).catch((problem) => problem.message);
      error.stack += `\n--- screenshot\n${picture}\n--- log\n${code.logs()}`;
      await window.close();
      if (!own) shared = undefined;
      throw error;
    } finally {
      if (own) await code.stop();
    }
  });
}
