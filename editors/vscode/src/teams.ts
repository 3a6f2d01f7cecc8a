import { workspace } from 'vscode';
import { isOkr } from './documents';

/** Reading more files than that would keep people waiting for a list that nobody reads. */
const MOST_FILES = 50;

/** The teams that the documents of the workspace are for, those of open ones first. */
export async function teamsIn(): Promise<string[]> {
  const open = workspace.textDocuments.filter(isOkr).map(document => document.getText());
  const files = await workspace.findFiles('**/*.okr', undefined, MOST_FILES);
  const decoder = new TextDecoder();
  const saved = await Promise.all(
    files.map(file =>
      workspace.fs.readFile(file).then(
        bytes => decoder.decode(bytes),
        () => '',
      ),
    ),
  );
  const teams = [...open, ...saved].flatMap(text =>
    [...text.matchAll(/^[ \t]*(?:\*\*|__)?team(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*(\S.*?)[ \t]*$/gim)].map(found => found[1] ?? ''),
  );
  return [...new Set(teams)];
}
