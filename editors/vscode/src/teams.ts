import { window, workspace } from 'vscode';
import { isOkr, MOST_FILES } from './documents';

/** The teams that documents of the workspace are for: that of the document in front first, then those of open ones. */
export async function knownTeams(): Promise<string[]> {
  const front = window.activeTextEditor?.document;
  const open = [...(front === undefined ? [] : [front]), ...workspace.textDocuments].filter(isOkr);
  const files = await workspace.findFiles('**/*.okr', undefined, MOST_FILES);
  const decoder = new TextDecoder();
  const saved = files.map(async file => decoder.decode(await workspace.fs.readFile(file)));
  // A file that is gone by now, or may not be read, names no team.
  const texts = (await Promise.allSettled(saved)).map(read => (read.status === 'fulfilled' ? read.value : ''));
  return [...new Set([...open.map(document => document.getText()), ...texts].flatMap(teamsOf))];
}

/** What stands behind `Team:` at the start of lines, whatever dress the key wears. */
function teamsOf(text: string): string[] {
  const lines = text.matchAll(/^[^\p{L}\p{N}\n]*team[*_ \t]*:[*_ \t]*(\S.*?)[ \t]*$/gimu);
  return [...lines].flatMap(([, team]) => team ?? []);
}
