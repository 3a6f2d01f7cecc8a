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
// A window on a busy machine loses a key now and then, so that a case has a second try; what fails twice is a fault.
export function scenario(name, setting, body) {
  test(name, async (t) => {
    try {
      await play(name, setting, body, t);
    } catch (error) {
      t.diagnostic(`tried again after: ${error.message}`);
      await play(name, setting, body, t);
    }
  });
}

async function play(name, { files, own }, body, t) {
  const code = own ? await Code.start(own) : (usual ??= await Code.start());
  let window = own ? undefined : shared;
  // It is shared again once it is tidy.
  shared = own ? shared : undefined;
  try {
    window ??= await Window.open(code, code.folder(own && files));
    window.folder = own ? window.root : code.folder(files, window.root);
    await body(window, code, t);
    if (!own) {
      await window.tidy();
      shared = window;
    }
  } catch (error) {
    const picture = await window?.picture(`failed ${name}`).catch((problem) => problem.message);
    error.stack += `\n--- screenshot\n${picture ?? 'none'}\n--- log\n${code.logs()}`;
    throw error;
  } finally {
    if (window !== shared) await window?.close();
    if (own) await code.stop();
  }
}
