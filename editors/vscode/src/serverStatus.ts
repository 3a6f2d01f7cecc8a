import { type Disposable, languages, LanguageStatusSeverity } from 'vscode';
import type { Health, Service } from './server/service';

/** Says among the language's marks in the status bar whether the server runs. */
export class ServerStatus implements Disposable {
  readonly #item = languages.createLanguageStatusItem('okr.server', [
    { language: 'okr' },
    { pattern: '**/okr.toml' },
  ]);
  readonly #listener: Disposable;

  constructor(server: Service) {
    this.#item.name = 'OKR Server';
    this.#listener = server.onDidChange(health => this.#show(health));
    this.#show(server.health);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item.dispose();
  }

  #show(health: Health): void {
    const restart = { command: 'okr.restart', title: 'Restart' };
    const log = { command: 'okr.showLog', title: 'Show Log' };
    this.#item.busy = health.kind === 'starting';
    this.#item.severity =
      health.kind === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    switch (health.kind) {
      case 'starting':
        this.#item.text = 'okr-ls';
        this.#item.detail = 'starting';
        this.#item.command = log;
        break;
      case 'running':
        this.#item.text = `okr-ls ${health.version}`;
        this.#item.detail = health.origin;
        this.#item.command = restart;
        break;
      case 'stopped':
        this.#item.text = 'okr-ls is not running';
        this.#item.detail = health.why;
        this.#item.command = restart;
    }
  }
}
