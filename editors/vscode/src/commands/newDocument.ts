import {
  type Memento,
  Position,
  type QuickPickItem,
  RelativePattern,
  SnippetString,
  Uri,
  window,
  workspace,
} from 'vscode';
import { isOkr, LANGUAGE, MOST_FILES } from '../documents';
import type { Service } from '../server/service';
import { knownTeams } from '../teams';

/** What the server makes of a team and a cycle. */
interface Template {
  fileName: string;
  snippet: string;
}

/** Where documents go in a workspace that has none yet. */
const FOLDER = 'okrs';

/** Under this name the workspace remembers for whom the last document was. */
const LAST_TEAM = 'okr.lastTeam';

/** Asks for the cycle and the team, and opens a document for them with its blanks to be filled in one by one. */
export async function newDocument(server: Service, memory: Memento): Promise<void> {
  const folder = await home();
  const where = folder === undefined ? {} : { uri: folder.toString() };
  const cycles = await server.ask<string[]>('okr-ls.cycles', where);
  if (cycles === undefined) {
    void window.showWarningMessage('The OKR server does not run, so there is no template to start from.');
    return;
  }
  const cycle = await window.showQuickPick(cycles, {
    title: 'New OKR Document (1/2)',
    placeHolder: 'For which cycle?',
  });
  const team = cycle && (await chooseTeam(memory.get<string>(LAST_TEAM)));
  if (cycle === undefined || team === undefined) {
    return;
  }
  await memory.update(LAST_TEAM, team === '' ? undefined : team);
  const template = await server.ask<Template>('okr-ls.newDocument', {
    ...where,
    ...(team === '' ? {} : { team }),
    cycle,
  });
  if (template !== undefined) {
    await open(folder, template);
  }
}

/** The folder that the document belongs into: where documents are already; `undefined` where no folder is open. */
async function home(): Promise<Uri | undefined> {
  const front = window.activeTextEditor?.document;
  if (front !== undefined && isOkr(front) && front.uri.scheme === 'file') {
    return Uri.joinPath(front.uri, '..');
  }
  const folder = (front && workspace.getWorkspaceFolder(front.uri)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    return undefined;
  }
  const documents = await workspace.findFiles(new RelativePattern(folder, '**/*.okr'), undefined, MOST_FILES);
  const [first] = documents.sort((one, other) => depth(one) - depth(other) || one.path.localeCompare(other.path));
  return first === undefined ? Uri.joinPath(folder.uri, FOLDER) : Uri.joinPath(first, '..');
}

function depth({ path }: Uri): number {
  return path.split('/').length;
}

/** A team that documents name, the one of the last time, or what is typed; empty where there is to be none. */
async function chooseTeam(last: string | undefined): Promise<string | undefined> {
  const teams = [...new Set([...(await knownTeams()), ...(last === undefined ? [] : [last])])];
  const none: QuickPickItem = { label: 'No team', description: 'leave a blank for it' };
  const picker = window.createQuickPick();
  picker.title = 'New OKR Document (2/2)';
  picker.placeholder = 'For which team? Type a new name, or choose one.';
  const offer = (typed: string): void => {
    const fresh = typed !== '' && !teams.some(team => team.toLowerCase() === typed.toLowerCase());
    const choices = [...(fresh ? [typed] : []), ...teams];
    picker.items = [...choices.map(label => ({ label })), none];
  };
  offer('');
  picker.onDidChangeValue(typed => offer(typed.trim()));
  return new Promise(answer => {
    picker.onDidAccept(() => {
      const [choice] = picker.selectedItems;
      answer(choice === none ? '' : (choice?.label ?? picker.value.trim()));
      picker.dispose();
    });
    picker.onDidHide(() => {
      answer(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Opens the document, not yet saved, under a name that is free. */
async function open(folder: Uri | undefined, { fileName, snippet }: Template): Promise<void> {
  const document =
    folder === undefined
      ? await workspace.openTextDocument({ language: LANGUAGE })
      : await workspace.openTextDocument((await free(folder, fileName)).with({ scheme: 'untitled' }));
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(snippet), new Position(0, 0));
}

/** `fileName` in that folder, with a number where there is one already, on disk or open. */
async function free(folder: Uri, fileName: string): Promise<Uri> {
  const [, stem = fileName, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(fileName) ?? [];
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? fileName : `${stem}-${number}${ending}`;
    const uri = Uri.joinPath(folder, name);
    const isOpen = workspace.textDocuments.some(document => document.uri.path === uri.path);
    if (!isOpen && !(await exists(uri))) {
      return uri;
    }
  }
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
