import { env, window } from 'vscode';
import { activeOkr } from '../documents';
import type { Service } from '../server/service';

/** Puts the key results of the document, or of what is selected, on the clipboard as a Markdown table. */
export async function copyTable(server: Service): Promise<void> {
  const editor = activeOkr();
  if (editor === undefined) {
    void window.showInformationMessage('Open an OKR document first: its key results are what is copied.');
    return;
  }
  const { document, selection } = editor;
  const { start, end } = selection;
  const table = await server.ask<string>('okr-ls.markdownTable', {
    textDocument: { uri: document.uri.toString() },
    ...(selection.isEmpty ? {} : { range: { start: bare(start), end: bare(end) } }),
  });
  if (table === undefined) {
    void window.showInformationMessage('There are no key results here to copy.');
    return;
  }
  await env.clipboard.writeText(table);
  void window.showInformationMessage('Copied as a Markdown table. Paste it wherever Markdown is read.');
}

function bare({ line, character }: { line: number; character: number }): object {
  return { line, character };
}
