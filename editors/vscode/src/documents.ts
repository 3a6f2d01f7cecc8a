import { type TextDocument, type TextEditor, window } from 'vscode';

/** The id of the language. */
export const LANGUAGE = 'okr';

/** Looking at more documents of a workspace than that would keep people waiting. */
export const MOST_FILES = 50;

export function isOkr(document: TextDocument): boolean {
  return document.languageId === LANGUAGE;
}

/** The editor that people are in, where it shows an OKR document. */
export function activeOkr(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor !== undefined && isOkr(editor.document) ? editor : undefined;
}

/** Where the cursor is, as the protocol says it: VS Code counts columns as the server was told that we do. */
export function place({ document, selection }: TextEditor): object {
  const { line, character } = selection.active;
  return { textDocument: { uri: document.uri.toString() }, position: { line, character } };
}
