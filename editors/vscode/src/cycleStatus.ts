import { type Disposable, StatusBarAlignment, type TextEditor, window, workspace } from 'vscode';
import { isOkr, place } from './documents';
import type { Service } from './server/service';

/** What the server says of the cycle at a place. */
interface Cycle {
  name: string;
  start: string;
  end: string;
  weeksLeft: number;
  weeks: number;
  text: string;
}

/** Long enough that fast typing asks once, short enough that a jump to another section is followed. */
const REST_MS = 300;

/** Shows in the status bar the cycle that the cursor is in, and how many weeks of it are left. */
export class CycleStatus implements Disposable {
  readonly #item = window.createStatusBarItem('okr.cycle', StatusBarAlignment.Right, 100);
  readonly #server: Service;
  readonly #listeners: Disposable[];
  #timer: NodeJS.Timeout | undefined;
  /** What the last question was about: the same place of the same text has the same answer. */
  #asked = '';

  constructor(server: Service) {
    this.#server = server;
    this.#item.name = 'OKR Cycle';
    this.#listeners = [
      window.onDidChangeActiveTextEditor(() => this.#soon(0)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#heard(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) {
          this.#heard(window.activeTextEditor);
        }
      }),
      // Settings say when the fiscal year starts.
      workspace.onDidSaveTextDocument(() => this.#afresh()),
      workspace.onDidChangeConfiguration(() => this.#afresh()),
      server.onDidChange(() => this.#afresh()),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.forEach(listener => void listener.dispose());
    this.#item.dispose();
  }

  #heard(editor: TextEditor): void {
    if (isOkr(editor.document)) {
      this.#soon(REST_MS);
    }
  }

  #afresh(): void {
    this.#asked = '';
    this.#soon(REST_MS);
  }

  #soon(rest: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), rest);
  }

  async #update(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined || !isOkr(editor.document) || this.#server.health.kind !== 'running') {
      this.#asked = '';
      this.#item.hide();
      return;
    }
    const question = `${editor.document.uri} ${editor.document.version} ${editor.selection.active.line}`;
    if (question === this.#asked) {
      return;
    }
    this.#asked = question;
    // Nobody asked for this by hand, so that a failure (the text has changed meanwhile) is no news.
    const cycle = await this.#server.ask<Cycle>('okr-ls.cycle', place(editor)).catch(() => undefined);
    if (question !== this.#asked) {
      return;
    }
    if (cycle === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(calendar) ${cycle.text}`;
    this.#item.tooltip = `${cycle.name}: ${cycle.start} to ${cycle.end}, ${cycle.weeks} weeks`;
    this.#item.show();
  }
}
