// What the suites share.

const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const vscode = require('vscode');

const PATIENCE_MS = 15_000;

const folder = () => vscode.workspace.workspaceFolders[0].uri.fsPath;

/** Runs the cases one after another and writes what became of them; VS Code calls what this answers. */
exports.suite = (cases) => ({
  run: async () => {
    const results = [];
    for (const [name, body] of Object.entries(cases)) {
      const error = await body().then(() => undefined, (problem) => problem.stack ?? String(problem));
      results.push({ name, error });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
    writeFileSync(join(folder(), 'results.json'), JSON.stringify(results));
  },
});

/** The extension under test, as it is installed. */
exports.extension = () => vscode.extensions.getExtension('okr-ls.okr-ls');

/** Writes a file of the workspace. */
exports.write = (name, text) => {
  const uri = vscode.Uri.file(join(folder(), name));
  writeFileSync(uri.fsPath, text);
  return uri;
};

/** Writes a file and shows it. */
exports.open = async (name, text) => {
  const document = await vscode.workspace.openTextDocument(exports.write(name, text));
  return vscode.window.showTextDocument(document);
};

/** Waits until `look` answers what is expected. */
exports.becomes = async (expected, look) => {
  for (const end = Date.now() + PATIENCE_MS; ; await pause(20)) {
    const actual = await look();
    try {
      return assert.deepEqual(actual, expected);
    } catch (difference) {
      if (Date.now() > end) throw difference;
    }
  }
};

/** Waits until `look` answers something. */
exports.eventually = async (look) => {
  for (const end = Date.now() + PATIENCE_MS; ; await pause(20)) {
    const found = await look();
    if (found) return found;
    assert.ok(Date.now() < end, `${look} never came true`);
  }
};

const LEVELS = ['error', 'warning', 'info', 'hint'];

/** The findings of a document: `level rule “words”`. */
exports.findings = ({ document }) =>
  vscode.languages.getDiagnostics(document.uri).map(({ severity, code, range }) =>
    `${LEVELS[severity]} ${code?.value ?? code} “${document.getText(range)}”`);

/** Sets a setting, where one may be set that belongs to this machine; `undefined` takes it back. */
exports.set = (name, value) => vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
