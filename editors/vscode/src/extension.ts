import { type ExtensionContext, window, workspace } from 'vscode';
import { registerCommands } from './commands';
import { CycleStatus } from './cycleStatus';
import { ServerStatus } from './serverStatus';
import { Service, SERVER_PATH } from './server/service';

let service: Service | undefined;

/** Called when a folder with OKR documents or the first such document is opened, or one of our commands is used. */
export function activate(extension: ExtensionContext): void {
  const log = window.createOutputChannel('OKR', { log: true });
  const server = new Service(extension, log);
  service = server;
  extension.subscriptions.push(
    log,
    server,
    new ServerStatus(server),
    new CycleStatus(server),
    ...registerCommands(extension, server, log),
    // This comes, too, when a workspace is trusted and what it sets begins to count.
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration(SERVER_PATH)) {
        void server.restart();
      }
    }),
  );
  // Nobody waits for it: what needs the server does so by itself.
  void server.restart();
}

export function deactivate(): Promise<void> | undefined {
  return service?.stop();
}
