import { commands, type Disposable, EventEmitter, type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import { ExecuteCommandRequest, type LanguageClient, State } from 'vscode-languageclient/node';
import { createClient } from './client';
import { locate, NoServer } from './locate';

/** How the server is. */
export type Health =
  | { kind: 'starting' }
  | { kind: 'running'; version: string; origin: string }
  | { kind: 'stopped'; why: string };

/** The setting that names the server. */
export const SERVER_PATH = 'okr.server.path';

/** The server's life: found, started, restarted, asked. */
export class Service implements Disposable {
  readonly #extension: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<Health>();
  #health: Health = { kind: 'stopped', why: 'It has not been started.' };
  #client: LanguageClient | undefined;
  /** Starts and stops wait for each other here. */
  #lane: Promise<void> = Promise.resolve();

  /** Tells whenever the health is another. */
  readonly onDidChange = this.#changed.event;

  constructor(extension: ExtensionContext, log: LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
  }

  get health(): Health {
    return this.#health;
  }

  /** Starts the server anew, wherever it is to be found now. */
  restart(): Promise<void> {
    this.#lane = this.#lane.then(() => this.#stop()).then(() => this.#start());
    return this.#lane;
  }

  /** Stops the server for good. */
  stop(): Promise<void> {
    this.#lane = this.#lane.then(() => this.#stop());
    return this.#lane;
  }

  /** Has the server carry out a command; `undefined` where it has nothing to say, or does not run. */
  async ask<T>(command: string, argument?: unknown): Promise<T | undefined> {
    await this.#lane;
    if (this.#client === undefined || this.#health.kind === 'stopped') {
      return undefined;
    }
    const args = argument === undefined ? [] : [argument];
    const answer: unknown = await this.#client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
    return (answer ?? undefined) as T | undefined;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #start(): Promise<void> {
    this.#turn({ kind: 'starting' });
    try {
      const setting = workspace.getConfiguration().get<string>(SERVER_PATH, '');
      const { path, version, origin, passedOver } = await locate({
        setting,
        folder: workspace.workspaceFolders?.[0]?.uri.fsPath,
        extension: this.#extension.extensionPath,
        path: process.env.PATH ?? '',
        memory: this.#extension.globalState,
      });
      passedOver.forEach(fault => this.#log.warn(`Passed over: ${fault}.`));
      this.#log.info(`okr-ls ${version} at ${path}`);
      this.#client = createClient(path, this.#log, () => this.#gaveUp());
      this.#client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) {
          this.#turn({ kind: 'running', version, origin });
        } else if (newState === State.Starting) {
          this.#turn({ kind: 'starting' });
        }
      });
      await this.#client.start();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#fail(error instanceof NoServer ? why : `The OKR server did not start: ${why}`);
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A client that never came up cannot be stopped.
    await client?.dispose().catch((error: unknown) => this.#log.warn(String(error)));
    this.#turn({ kind: 'stopped', why: 'It was stopped.' });
  }

  #gaveUp(): void {
    this.#fail('The OKR server crashed again and again, and stays stopped. The log says why.');
  }

  #fail(why: string): void {
    this.#log.error(why);
    this.#turn({ kind: 'stopped', why });
    void this.#complain(why);
  }

  async #complain(why: string): Promise<void> {
    const [settings, log, restart] = ['Open Settings', 'Show Log', 'Restart'];
    const choice = await window.showErrorMessage(why, settings, log, restart);
    if (choice === settings) {
      await commands.executeCommand('workbench.action.openSettings', SERVER_PATH);
    } else if (choice === log) {
      this.#log.show();
    } else if (choice === restart) {
      await this.restart();
    }
  }

  #turn(health: Health): void {
    this.#health = health;
    this.#changed.fire(health);
  }
}
