// A workspace that nobody has said to trust.

const assert = require('node:assert/strict');
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');
const { becomes, eventually, extension, findings, open, suite, write } = require('./suite');

const TASK = 'Cycle: 2026-Q4\nObjective O1: People find us\n  KR1: Redesign the site @li\n  KR2: Raise NPS from 1 to 2 @li\n';

module.exports = suite({
  'what it says of documents comes from the bundled server, whatever the workspace sets': async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
    mkdirSync(join(folder, '.vscode'));
    write('.vscode/settings.json', JSON.stringify({
      'okr.server.path': join(folder, 'evil'),
      'okr.rules.task-not-outcome': 'error',
    }));
    // The setting of the rule has been read, so that of the path would have been, too.
    await eventually(() => vscode.workspace.getConfiguration().get('okr.rules.task-not-outcome') === 'error');
    assert.equal(vscode.workspace.getConfiguration().get('okr.server.path'), '');
    const editor = await open('a.okr', TASK);
    await becomes(['error task-not-outcome “Redesign”'], () => findings(editor));
    assert.ok(extension().isActive);
  },
});
