// A workspace that people trust.

const assert = require('node:assert/strict');
const { existsSync, readFileSync } = require('node:fs');
const { descendants } = require('../../processes.mjs');
const { join } = require('node:path');
const vscode = require('vscode');
const { becomes, eventually, extension, findings, open, set, suite, write } = require('./suite');

const TASK = `Cycle: 2026-Q4
Team: Growth

Objective O1: People find what they want
  Owner: @li
  KR1: Redesign the search page @li
  KR2: Raise the NPS of buyers from 10 to 20 @li
`;
const TASK_FOUND = 'warning task-not-outcome “Redesign”';

const at = (line, character) => new vscode.Selection(line, character, line, character);
const command = (name, ...words) => vscode.commands.executeCommand(name, ...words);

module.exports = suite({
  'it sleeps until a document is opened, and wakes fast': async () => {
    assert.equal(extension().isActive, false);
    // Work, not time: how busy the machine is makes no difference.
    const start = process.cpuUsage();
    await extension().activate();
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 300_000, `it took ${(user + system) / 1000} ms`);
    assert.notEqual(extension().packageJSON.version, '0.0.0', 'the version is that of the server');
  },

  'every command that people can choose is there': async () => {
    const there = await vscode.commands.getCommands(true);
    const titled = extension().packageJSON.contributes.commands.map(({ command: name }) => name);
    assert.deepEqual(titled.filter((name) => !there.includes(name)), []);
  },

  'findings come with the document': async () => {
    await becomes([TASK_FOUND], async () => findings(await open('a.okr', TASK)));
    const [{ source, code }] = vscode.languages.getDiagnostics(vscode.window.activeTextEditor.document.uri);
    assert.equal(source, 'okr-ls');
    assert.match(String(code.target), /^https:.*task-not-outcome/);
  },

  'a rewrite has tab stops': async () => {
    const editor = await open('rewrite.okr', TASK);
    await becomes([TASK_FOUND], () => findings(editor));
    const range = new vscode.Range(5, 8, 5, 8);
    const actions = await command('vscode.executeCodeActionProvider', editor.document.uri, range);
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.match(preferred.title, /^Make it an outcome/);
    assert.ok(await vscode.workspace.applyEdit(preferred.edit));
    await becomes('<baseline>', () => editor.document.getText(editor.selection));
    await command('jumpToNextSnippetPlaceholder');
    await becomes('<target>', () => editor.document.getText(editor.selection));
    assert.match(editor.document.getText(), /Initiative: Redesign the search page @li/);
  },

  'a setting counts at once, and no longer once it is taken back': async () => {
    const editor = await open('setting.okr', TASK);
    await becomes([TASK_FOUND], () => findings(editor));
    await set('okr.rules.task-not-outcome', 'hint');
    await becomes(['hint task-not-outcome “Redesign”'], () => findings(editor));
    await set('okr.rules.task-not-outcome', undefined);
    await becomes([TASK_FOUND], () => findings(editor));
  },

  'what nobody set is left to okr.toml': async () => {
    const file = write('okr.toml', '[rules]\ntask-not-outcome = "error"\n');
    const editor = await open('file.okr', TASK);
    await becomes(['error task-not-outcome “Redesign”'], () => findings(editor));
    await vscode.workspace.fs.delete(file);
    await becomes([TASK_FOUND], () => findings(editor));
  },

  'a mistake in okr.toml is shown in it': async () => {
    const editor = await open('okr.toml', '[rules]\ntask-not-outcom = "off"\n');
    await eventually(() => findings(editor).some((found) => found.includes('task-not-outcom')));
    await vscode.workspace.fs.delete(editor.document.uri);
  },

  'prose is typed as prose': async () => {
    const expected = { wordWrap: 'on', wordBasedSuggestions: 'off', tabCompletion: 'on', acceptSuggestionOnEnter: 'smart' };
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'okr' });
    const actual = Object.keys(expected).map((name) => [name, settings.get(name)]);
    assert.deepEqual(Object.fromEntries(actual), expected);
  },

  'Enter keeps the indentation and goes on with a list': async () => {
    const rows = [
      ['  KR1: Raise sales', '  KR1: Raise sales\n  '],
      ['  - one', '  - one\n  - '],
      ['* one', '* one\n* '],
      ['- [x] one', '- [x] one\n- [ ] '],
      ['> said', '> said\n> '],
      ['  - ', '  - \n  '],
      ['// why', '// why\n'],
    ];
    for (const [number, [before, after]] of rows.entries()) {
      const editor = await open(`enter-${number}.okr`, before);
      editor.selection = at(0, before.length);
      await command('type', { text: '\n' });
      assert.equal(editor.document.getText(), after);
    }
  },

  'a blank and a person are one word each': async () => {
    const { document } = await open('words.okr', 'KR1: Raise use from <current value> to 45% @li.wei (don’t)');
    const word = (character) => document.getText(document.getWordRangeAtPosition(new vscode.Position(0, character)));
    assert.deepEqual([6, 23, 40, 46, 53].map(word), ['Raise', '<current value>', '45%', '@li.wei', 'don’t']);
  },

  'every colour that the server gives is known to themes': async () => {
    const { document } = await open('colours.okr', TASK);
    const legend = await eventually(() => command('vscode.provideDocumentSemanticTokensLegend', document.uri));
    const { semanticTokenModifiers, semanticTokenScopes } = extension().packageJSON.contributes;
    const mapped = Object.keys(semanticTokenScopes[0].scopes);
    const modifiers = semanticTokenModifiers.map(({ id }) => id);
    assert.deepEqual(legend.tokenTypes.filter((type) => !mapped.some((key) => key.split('.')[0] === type)), []);
    assert.deepEqual(legend.tokenModifiers.filter((modifier) => !mapped.some((key) => key.endsWith(`.${modifier}`))), []);
    assert.deepEqual([...legend.tokenModifiers].sort(), [...modifiers].sort());
  },

  'the next item, and one moved up and down': async () => {
    const editor = await open('items.okr', TASK);
    editor.selection = at(6, 20);
    await command('okr.nextItem');
    assert.equal(editor.document.lineAt(7).text, '  KR3: ');
    await becomes([7, 7], () => [editor.selection.active.line, editor.selection.active.character]);
    await command('type', { text: 'Keep refunds below 2% @li' });
    await command('okr.moveItemUp');
    await becomes('  KR3: Keep refunds below 2% @li', () => editor.document.lineAt(6).text);
    await command('okr.moveItemDown');
    await becomes('  KR3: Keep refunds below 2% @li', () => editor.document.lineAt(7).text);
  },

  'where no item can follow, the key does what it does elsewhere': async () => {
    const editor = await open('empty.okr', '');
    await command('okr.nextItem');
    await becomes('\n', () => editor.document.getText());
  },

  'key results as a table': async () => {
    const editor = await open('table.okr', `${TASK}\nObjective O2: People stay\n  KR1: Cut churn from 5% to 3% @sam\n`);
    await command('okr.copyTable');
    const all = await vscode.env.clipboard.readText();
    assert.match(all, /^\| .*KR2: Raise the NPS.*^\| .*@sam/ms);
    editor.selection = new vscode.Selection(8, 0, 9, 5);
    await command('okr.copyTable');
    const part = await vscode.env.clipboard.readText();
    assert.match(part, /@sam/);
    assert.doesNotMatch(part, /NPS/);
  },

  'a rule explained': async () => {
    await command('okr.explainRule', 'task-not-outcome');
    const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await eventually(() => labels().some((label) => label.includes('task-not-outcome')));
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('okr-rule:task-not-outcome.md'));
    assert.match(page.getText(), /^# .*task-not-outcome/);
  },

  'a new document, its blanks one after another': async () => {
    await open('team.okr', 'Team: Bakery\n');
    const done = command('okr.newDocument');
    const pick = () => command('workbench.action.acceptSelectedQuickOpenItem');
    const editor = await eventually(async () => {
      await pick();
      const { document } = vscode.window.activeTextEditor;
      return document.isUntitled && document.getText() !== '' && vscode.window.activeTextEditor;
    });
    await done;
    const { document } = editor;
    assert.equal(document.languageId, 'okr');
    assert.match(document.uri.path, /\/bakery-\d{4}-Q\d\.okr$/);
    assert.match(document.getText(), /^Cycle: \d{4}-Q\d\nTeam: Bakery\n\nObjective O1: </);
    const first = document.getText(editor.selection);
    assert.match(first, /^<.*>$/);
    await command('jumpToNextSnippetPlaceholder');
    await eventually(() => document.getText(editor.selection) !== first);
    await eventually(() => vscode.languages.getDiagnostics(document.uri).length > 0);
    const text = document.getText();
    await document.save();
    await eventually(() => existsSync(document.uri.path));
    assert.equal(readFileSync(document.uri.path, 'utf8'), text);
  },

  'a server that the setting names, one that does not work, and the bundled one again': async () => {
    const [folder] = vscode.workspace.workspaceFolders;
    const editor = await open('path.okr', TASK);
    await becomes([TASK_FOUND], () => findings(editor));
    await set('okr.server.path', join(folder.uri.fsPath, 'no-such-server'));
    await becomes([], () => findings(editor));
    await set('okr.server.path', join(folder.uri.fsPath, 'other-okr-ls'));
    await becomes([TASK_FOUND], () => findings(editor));
    await set('okr.server.path', undefined);
    await becomes([TASK_FOUND], () => findings(editor));
  },

  'a restart, and another one at once': async () => {
    const editor = await open('restart.okr', TASK);
    await becomes([TASK_FOUND], () => findings(editor));
    await Promise.all([command('okr.restart'), command('okr.restart')]);
    await becomes([TASK_FOUND], () => findings(editor));
  },

  'a server that dies is started again, unless it dies again and again': async () => {
    const editor = await open('crash.okr', TASK);
    await becomes([TASK_FOUND], () => findings(editor));
    editor.selection = at(6, 20);
    const dead = new Set();
    for (let deaths = 0; deaths < 5; deaths += 1) {
      const pid = await eventually(() => servers().find((it) => !dead.has(it)));
      // Alive once it answers.
      if (deaths > 0) await command('okr.nextItem');
      dead.add(pid);
      process.kill(pid, 'SIGKILL');
    }
    assert.match(editor.document.getText(), /KR3: \n  KR4: \n/);
    await becomes([], () => findings(editor));
    assert.deepEqual(servers(), []);
    await command('okr.restart');
    await eventually(() => findings(editor).includes(TASK_FOUND));
  },
});

/** The servers that the extension host has started. */
function servers() {
  return descendants(process.pid).filter(({ name }) => name === 'okr-ls').map(({ pid }) => pid);
}
