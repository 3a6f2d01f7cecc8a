import {
  commands,
  type Disposable,
  languages,
  QuickPickItemKind,
  type QuickPickItem,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { activeOkr } from '../documents';
import type { Service } from '../server/service';

interface Rule {
  name: string;
  level: string;
  summary: string;
}

/** The pages of rules are documents of this scheme. */
const SCHEME = 'okr-rule';

/** Shows the page of a rule; without its name, lets people choose, first from what was found at the cursor. */
export async function explainRule(server: Service, rule?: unknown): Promise<void> {
  const name = typeof rule === 'string' ? rule : await choose(server);
  if (name !== undefined) {
    await commands.executeCommand('markdown.showPreview', Uri.from({ scheme: SCHEME, path: `${name}.md` }));
  }
}

async function choose(server: Service): Promise<string | undefined> {
  const rules = await server.ask<Rule[]>('okr-ls.rules');
  if (rules === undefined) {
    void window.showWarningMessage('The OKR server does not run, so there are no rules to show.');
    return undefined;
  }
  const here = atCursor();
  const item = ({ name, level, summary }: Rule): QuickPickItem => ({ label: name, description: level, detail: summary });
  const separator = (label: string): QuickPickItem => ({ label, kind: QuickPickItemKind.Separator });
  const found = rules.filter(({ name }) => here.has(name));
  const others = rules.filter(({ name }) => !here.has(name));
  const items =
    found.length > 0
      ? [separator('found at the cursor'), ...found.map(item), separator('all others'), ...others.map(item)]
      : rules.map(item);
  const choice = await window.showQuickPick(items, { placeHolder: 'Which rule?', matchOnDetail: true });
  return choice?.label;
}

/** The rules whose findings touch the cursor's line: few put the cursor into the words meant. */
function atCursor(): Set<unknown> {
  const editor = activeOkr();
  if (editor === undefined) {
    return new Set();
  }
  const { line } = editor.selection.active;
  const findings = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.start.line <= line && line <= range.end.line);
  return new Set(findings.map(({ code }) => (typeof code === 'object' ? code.value : code)));
}

/** Has the server write the pages. */
export class RulePages implements TextDocumentContentProvider, Disposable {
  readonly #server: Service;
  readonly #registered = workspace.registerTextDocumentContentProvider(SCHEME, this);

  constructor(server: Service) {
    this.#server = server;
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const rule = uri.path.replace(/\.md$/, '');
    const page = await this.#server.ask<string>('okr-ls.explainRule', { rule });
    return page ?? 'The OKR server does not run. Open this page again once it does.';
  }

  dispose(): void {
    this.#registered.dispose();
  }
}
