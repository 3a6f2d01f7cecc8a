import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type LogOutputChannel, workspace } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient/node';
import { forServer } from './settings';

/** The name before all settings, and before the traces of the client. */
const SECTION = 'okr';

/** A client of the server at that path, not yet started; `gaveUp` is called when it crashed too often to go on. */
export function createClient(path: string, log: LogOutputChannel, gaveUp: () => void): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: 'file', language: 'okr' },
      { scheme: 'untitled', language: 'okr' },
      // The configuration has findings of its own.
      { scheme: 'file', pattern: '**/okr.toml' },
    ],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    stdioOptions: { stdout: lines, stderr: lines },
    middleware: {
      workspace: {
        configuration: (params, token, next) =>
          params.items.every(item => item.section === SECTION)
            ? params.items.map(() => forServer(layers()))
            : next(params, token),
      },
    },
  };
  const client = new LanguageClient(SECTION, 'OKR', { command: path }, options);
  client.clientOptions.errorHandler = patient(client.createDefaultErrorHandler(), gaveUp);
  return client;
}

/** What people set in their settings and in those of the workspace. */
function layers(): unknown[] {
  const set = workspace.getConfiguration().inspect<unknown>(SECTION);
  return [set?.globalValue, set?.workspaceValue];
}

/**
 * The client's own patience with crashes, but we say it when it ends. A message that cannot be written is no reason to
 * give up, as it would be by default: the server has just died, and what follows from that comes with its end.
 */
function patient(usual: ErrorHandler, gaveUp: () => void): ErrorHandler {
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: async () => {
      const result = await usual.closed();
      if (result.action === CloseAction.DoNotRestart) {
        gaveUp();
      }
      return { ...result, handled: true };
    },
  };
}

/** What the server writes beside the protocol goes to the log, in the level that it says itself. */
function lines(input: Readable, log: LogOutputChannel): void {
  createInterface({ input, crlfDelay: Infinity }).on('line', line => {
    const [, level, text] = /^\s*(ERROR|WARN|INFO|DEBUG|TRACE)\s+(.*)$/.exec(line) ?? [];
    switch (level) {
      case 'ERROR':
        return log.error(text ?? line);
      case 'WARN':
        return log.warn(text ?? line);
      case 'DEBUG':
      case 'TRACE':
        return log.debug(text ?? line);
      default:
        return log.info(text ?? line);
    }
  });
}
