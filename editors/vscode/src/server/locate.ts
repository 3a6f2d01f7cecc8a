import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { allows, type Memory, probe } from './probe';

/** A server that answers. */
export interface Server {
  path: string;
  version: string;
  /** Where it was found, in words for people. */
  origin: string;
  /** What of higher rank was there, but does not work. */
  passedOver: string[];
}

/** No server answers; the message says why, and what to do. */
export class NoServer extends Error {}

const NAME = process.platform === 'win32' ? 'okr-ls.exe' : 'okr-ls';

/** Where to look. */
export interface Places {
  /** What people set, empty where they did not. */
  setting: string;
  /** The first folder that is open, which the setting may speak of. */
  folder?: string | undefined;
  /** The extension's own folder. */
  extension: string;
  /** The PATH of the environment. */
  path: string;
  /** Keeps who answered last. */
  memory?: Memory | undefined;
}

/**
 * The server to use: the one that the setting names, else the bundled one, else the first on the path. A setting that
 * does not work is an error: whoever set it wants that server and no other.
 */
export async function locate({ setting, folder, extension, path, memory }: Places): Promise<Server> {
  if (setting.trim() !== '') {
    const file = absolute(setting.trim(), folder);
    const answer = await probe(file, memory);
    if ('fault' in answer) {
      throw new NoServer(
        `The OKR server set as “okr.server.path” does not work: ${answer.fault}. ` +
          'Correct the path, or clear the setting to use the server that comes with the extension.',
      );
    }
    return { path: file, version: answer.version, origin: 'named in the settings', passedOver: [] };
  }

  const passedOver: string[] = [];
  const bundled = join(extension, 'server', NAME);
  for (const file of [bundled, ...onPath(path)]) {
    if (!(await allows(file))) {
      continue;
    }
    const answer = await probe(file, memory);
    if ('version' in answer) {
      const origin = file === bundled ? 'came with the extension' : 'found on the PATH';
      return { path: file, version: answer.version, origin, passedOver };
    }
    passedOver.push(answer.fault);
  }
  const why = passedOver.length > 0 ? passedOver.join('; ') : 'none came with the extension, and none is on the PATH';
  throw new NoServer(
    `There is no OKR server that works here: ${why}. ` +
      'Install the extension made for this system, or install okr-ls and give its path as “okr.server.path”.',
  );
}

/** A path as people write it: `~` is their home. What is relative counts from there too. */
function absolute(path: string, folder: string | undefined): string {
  const named = path
    .replace(/^~(?=$|[\\/])/, homedir())
    .replaceAll('${workspaceFolder}', folder ?? '')
    .replace(/\$\{env:(\w+)\}/g, (_, name: string) => process.env[name] ?? '');
  return resolve(homedir(), named);
}

/** Relative entries of the path are left out: they would count from a workspace, which nobody may trust yet. */
function onPath(path: string): string[] {
  return path
    .split(delimiter)
    .filter(isAbsolute)
    .map(folder => join(folder, NAME));
}
