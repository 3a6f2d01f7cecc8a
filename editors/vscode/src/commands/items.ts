import { commands, window } from 'vscode';
import { activeOkr, place } from '../documents';
import type { Service } from '../server/service';

/** How long a passing remark stands in the status bar. */
const REMARK_MS = 3000;

/** Starts the next item; where there is none to start, a new line, which is what the key does elsewhere. */
export async function nextItem(server: Service): Promise<void> {
  const editor = activeOkr();
  const cursor = editor && (await server.ask('okr-ls.nextItem', place(editor)));
  if (cursor === undefined) {
    await commands.executeCommand('editor.action.insertLineAfter');
  }
}

/** Moves the item at the cursor with all that belongs to it. */
export async function moveItem(server: Service, command: 'okr-ls.moveUp' | 'okr-ls.moveDown'): Promise<void> {
  const editor = activeOkr();
  if (editor === undefined) {
    return;
  }
  const cursor = await server.ask(command, place(editor));
  if (cursor === undefined) {
    window.setStatusBarMessage('OKR: there is nothing to change places with here.', REMARK_MS);
  }
}
