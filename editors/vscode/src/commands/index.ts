import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { Service } from '../server/service';
import { copyTable } from './copyTable';
import { explainRule, RulePages } from './explainRule';
import { moveItem, nextItem } from './items';
import { newDocument } from './newDocument';

/** All that people can have done by name; `package.json` gives the titles and keys. */
export function registerCommands(extension: ExtensionContext, server: Service, log: LogOutputChannel): Disposable[] {
  const actions: Record<string, (argument?: unknown) => unknown> = {
    'okr.newDocument': () => newDocument(server, extension.workspaceState),
    'okr.nextItem': () => nextItem(server),
    'okr.moveItemUp': () => moveItem(server, 'okr-ls.moveUp'),
    'okr.moveItemDown': () => moveItem(server, 'okr-ls.moveDown'),
    'okr.copyTable': () => copyTable(server),
    'okr.explainRule': rule => explainRule(server, rule),
    'okr.restart': () => server.restart(),
    'okr.showLog': () => log.show(),
  };
  const registered = Object.entries(actions).map(([name, action]) =>
    commands.registerCommand(name, async (argument?: unknown) => {
      try {
        await action(argument);
      } catch (error) {
        log.error(`${name}: ${String(error)}`);
        const reason = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(`That did not work: ${reason}`);
      }
    }),
  );
  return [...registered, new RulePages(server)];
}
