import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/** What a server says of itself, or what is wrong with what stands in its place. */
export type Answer = { version: string } | { fault: string };

/** What VS Code keeps for an extension, as far as it is needed here. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Under this name the memory keeps who answered last. */
const ANSWERED = 'okr.answered';

/** Longer than that it takes nowhere, not even on a cold start under a virus scanner. */
const PATIENCE_MS = 10_000;

/**
 * Has a program say its version. One that answered is not asked again until its file is another: that saves starting
 * it twice.
 */
export async function probe(file: string, memory: Memory | undefined): Promise<Answer> {
  const shown = `“${file}”`;
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) {
    return { fault: `there is no file ${shown}` };
  }
  if (found.isDirectory()) {
    return { fault: `${shown} is a folder; the path must name the program in it` };
  }
  if (!(await allows(file, constants.X_OK))) {
    return { fault: `${shown} may not be run (chmod +x mends that)` };
  }
  const stamp = `${file} ${found.mtimeMs} ${found.size}`;
  const known = memory?.get(ANSWERED) as { stamp: string; version: string } | undefined;
  if (known?.stamp === stamp) {
    return known;
  }
  const answer = await ask(file, shown);
  if ('version' in answer) {
    void memory?.update(ANSWERED, { stamp, version: answer.version });
  }
  return answer;
}

/** Whether the file is there and may be used in that way. */
export function allows(file: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(file, mode).then(
    () => true,
    () => false,
  );
}

function ask(file: string, shown: string): Promise<Answer> {
  return new Promise(answer => {
    execFile(file, ['--version'], { timeout: PATIENCE_MS, windowsHide: true }, (error, stdout) => {
      const version = /^okr-ls (\S+)/.exec(stdout)?.[1];
      if (version !== undefined) {
        answer({ version });
      } else if (error?.killed) {
        answer({ fault: `${shown} does not answer` });
      } else {
        answer({ fault: `${shown} does not run as okr-ls does; perhaps it is made for another system` });
      }
    });
  });
}
