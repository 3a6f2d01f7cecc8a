// VS Code as a web server with a home that nobody has used before, and the extension installed as people install it.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { descendants } from './processes.mjs';

const { CODE_SERVER, SCRATCH, VSIX } = process.env;

// What would talk or pop up by itself is off; all else is as it comes.
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  // A window that is closed takes along what was not saved.
  'files.hotExit': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

const running = new Set();
process.on('exit', () => running.forEach((code) => code.kill()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

export class Code {
  static #count = 0;
  // What the command line said when it installed the extension, which it does once.
  static #installed = '';

  #folders = 0;
  #process;
  #port;

  // `settings` are the user's, `machine` those of the machine, where paths of programs belong; with `restricted`,
  // folders are not trusted until somebody says so; `words` are more words for its command line.
  static async start({ settings = {}, machine = {}, restricted = false, words = [] } = {}) {
    const code = new Code();
    write(join(code.home, 'user/User/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
    write(join(code.home, 'user/Machine/settings.json'), JSON.stringify(machine));
    Code.#installed ||= code.command('--install-extension', VSIX);
    await code.#serve([...(restricted ? [] : ['--disable-workspace-trust']), ...words]);
    return code;
  }

  constructor() {
    this.home = join(SCRATCH, `code-${++Code.#count}`);
    write(join(this.home, 'config.yaml'), 'auth: none\n');
    mkdirSync(join(this.home, 'home'));
    this.environment = {
      HOME: join(this.home, 'home'),
      LANG: 'C.UTF-8',
      PATH: '/usr/bin:/bin',
      TMPDIR: SCRATCH,
      // There is no marketplace to ask.
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    };
  }

  // A fresh folder with these files, in `parent` or beside all others; answers its path.
  folder(files = {}, parent = join(this.home, 'work')) {
    const folder = join(parent, String(++this.#folders));
    mkdirSync(folder, { recursive: true });
    for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
    return folder;
  }

  // Calls the command line of VS Code; answers what it prints.
  command(...words) {
    const options = { env: this.environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
    return execFileSync(process.execPath, [...this.#common(), ...words], options);
  }

  #common() {
    const folders = ['--user-data-dir', join(this.home, 'user'), '--extensions-dir', join(SCRATCH, 'extensions')];
    return [CODE_SERVER, '--config', join(this.home, 'config.yaml'), ...folders];
  }

  async #serve(words) {
    this.#port = await freePort();
    const log = openSync(this.#log, 'a');
    this.#process = spawn(process.execPath, [
      ...this.#common(), '--bind-addr', `127.0.0.1:${this.#port}`, '--auth', 'none', '--disable-telemetry',
      '--disable-update-check', '--disable-getting-started-override', ...words,
    ], { cwd: this.home, env: this.environment, stdio: ['ignore', log, log], detached: true });
    running.add(this);
    for (const end = Date.now() + 30_000; Date.now() < end && this.#process.exitCode === null; await pause(50)) {
      const up = await fetch(`http://127.0.0.1:${this.#port}/healthz`).then((answer) => answer.ok, () => false);
      if (up) return;
    }
    throw new Error(`VS Code does not start\n${readFileSync(this.#log, 'utf8').slice(-1500)}`);
  }

  url(folder) {
    return `http://127.0.0.1:${this.#port}/?folder=${encodeURIComponent(folder)}`;
  }

  // The processes of the language server.
  servers() {
    return descendants(this.#process.pid).filter(({ name }) => name === 'okr-ls').map(({ pid }) => pid);
  }

  get #log() {
    return join(this.home, 'log');
  }

  // The end of what the extension has logged in the window that was opened last.
  logs() {
    const folder = join(this.home, 'user/logs');
    const logs = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('OKR.log')).sort();
    return logs.length === 0 ? 'none' : readFileSync(join(folder, logs.at(-1)), 'utf8').slice(-1500);
  }

  // Ends all its processes at once.
  kill() {
    running.delete(this);
    try {
      process.kill(-this.#process.pid, 'SIGKILL');
    } catch {
      // They have ended already.
    }
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await Promise.race([ended, pause(3000, undefined, { ref: false })]);
    this.kill();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
