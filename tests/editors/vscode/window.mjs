// A window of VS Code, with the hands and eyes of a person.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { newPage } from './browser.mjs';
import { becomes, comes, eventually } from './expect.mjs';

const { OKR_SCREENS } = process.env;

// The part of the window where text is written.
const EDITOR = '.editor-group-container.active';
// The box in the middle above, which finds files and commands and asks questions.
const BOX = '.quick-input-widget:visible';

// The list of the extensions that run.
const RUNNING = '.runtime-extensions-editor';

// From one key to the next, for somebody who types fast.
const TYPING_MS = 40;

export class Window {
  // Opens a window on a folder and waits until it can be used.
  static async open(code, root, size) {
    const window = new Window(await newPage(size), root);
    await window.page.goto(code.url(root));
    await window.page.locator('.explorer-folders-view').waitFor();
    return window;
  }

  constructor(page, root) {
    this.page = page;
    this.root = root;
    // Names of files are meant to be in here.
    this.folder = root;
  }

  async close() {
    await this.page.close();
  }

  // Closes what a case has opened.
  async tidy() {
    await this.press('Escape', 'Control+K', 'Control+W');
    await eventually(async () => {
      const throwAway = this.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Don\'t Save' });
      if (await throwAway.isVisible()) await throwAway.click();
      return (await this.page.locator('.tab').count()) === 0;
    }, 'a window without editors');
    if (await this.page.locator('.part.panel').isVisible()) await this.press('Control+J');
    if ((await this.notifications()).length > 0) await this.command('Notifications: Clear All Notifications');
    await this.restMouse();
  }

  // Keeps a screenshot; answers where.
  async picture(name, folder = OKR_SCREENS) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  // Hands.

  // Presses keys one after another.
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: TYPING_MS });
  }

  // Moves the mouse to the upper edge, where nothing minds it.
  async restMouse() {
    await this.page.mouse.move(250, 1);
  }

  // Opens a file.
  async open(path) {
    const file = join(this.folder, path);
    await this.press('Control+P');
    // Files of that name which were opened before are offered, too: the folder tells them apart.
    await this.#take(file, [basename(file), relative(this.root, dirname(file))].filter(Boolean).join(' '));
    await this.page.locator(`${EDITOR} .tab.active`, { hasText: basename(file) }).waitFor();
    await this.page.locator(`${EDITOR} .view-line`).first().waitFor();
  }

  // Runs a command, under the name that the palette gives it.
  async command(title) {
    await this.press('F1');
    await this.#take(`>${title}`, title);
  }

  // Writes into the box, and takes what it then offers first, which should be that.
  async #take(text, choice) {
    await this.page.locator(`${BOX} input`).first().fill(text);
    await this.page.locator(`${BOX} .monaco-list-row.focused[aria-label^="${choice}"]`).waitFor();
    await this.press('Enter');
  }

  // Answers a question of the box: waits until it offers that, writes it and takes it.
  async choose(choice) {
    await this.page.locator(`${BOX} .monaco-list-row`, { hasText: choice }).first().waitFor();
    await this.#take(choice, choice);
  }

  // Puts the cursor behind the first place where the words stand.
  async clickBehind(words) {
    // What is shown under the mouse would be in the way.
    await this.restMouse();
    await this.page.locator('.monaco-hover:visible').waitFor({ state: 'detached' });
    const box = await this.#find(words);
    await this.page.mouse.click(box.right, (box.top + box.bottom) / 2);
  }

  // Saves the file, and waits until it is on the disk like that.
  async save(path, expected) {
    await this.press('Control+S');
    await becomes(expected, () => this.read(path), `${path} on the disk`);
  }

  read(path) {
    const file = join(this.folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  // Eyes.

  #find(words) {
    return eventually(() => this.page.evaluate((it) => SIGHT.box(it), words), `“${words}” in the editor`);
  }

  // The lines of the editor, as far as they are on the screen.
  lines() {
    return this.page.evaluate(() => SIGHT.text());
  }

  async expectLine(text) {
    await comes(text, () => this.lines(), 'the lines on the screen');
  }

  // What is underlined: `level “words”`, the worst first, then in the order of reading.
  squiggles() {
    return this.page.evaluate(() => ['error', 'warning', 'info', 'hint'].flatMap((level) =>
      SIGHT.under(`.editor-instance .squiggly-${level}`).map((words) => `${level} “${words}”`)));
  }

  async expectSquiggles(...expected) {
    await becomes(expected, () => this.squiggles(), 'what is underlined');
  }

  // The words that are selected.
  async selected() {
    return (await this.page.evaluate(() => SIGHT.under('.editor-instance .selected-text'))).join('\n');
  }

  async expectSelected(words) {
    await becomes(words, () => this.selected(), 'what is selected');
  }

  // The colour of the words.
  async colour(words) {
    await this.#find(words);
    return this.page.evaluate((it) => SIGHT.colour(it), words);
  }

  // Opens the Problems panel, and compares its rows.
  async expectProblems(...expected) {
    await this.command('Problems: Focus on Problems View');
    await becomes(expected, () => this.#texts('.markers-panel .monaco-list-row .marker-icon ~ *'), 'the problems');
  }

  // Rests the mouse on the words until all of that is said of them.
  async expectHover(words, ...parts) {
    const hover = this.page.locator('.monaco-hover:visible').first();
    await becomes(parts, async () => {
      const box = await this.#find(words);
      await this.page.mouse.move((box.left + box.right) / 2, (box.top + box.bottom) / 2, { steps: 3 });
      // Who sees nothing, because nobody was there yet to say it, tries again.
      const said = await hover.innerText({ timeout: 2000 }).catch(() => undefined);
      if (!said) await this.restMouse();
      return parts.filter((part) => said?.includes(part));
    }, `the hover on “${words}”`);
  }

  // Waits until completion offers that, and nothing else.
  async expectCompletions(...expected) {
    await becomes(expected, () => this.#completions(), 'completion');
  }

  // Waits until completion offers that among other things.
  async expectCompletion(expected) {
    await comes(expected, () => this.#completions(), 'what completion offers');
  }

  #completions() {
    return this.#texts('.suggest-widget.visible .monaco-list-row .label-name');
  }

  // Takes the fix of that title from the menu at the cursor.
  async fix(title) {
    const action = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
    // The menu closes by itself where the editor is still busy with the cursor: who sees none asks again.
    await eventually(async () => {
      await this.press('Control+.');
      return action.click({ timeout: 3000 }).then(() => true, () => false);
    }, `“${title}” in the menu of fixes`);
  }

  // What the box offers.
  choices() {
    return this.#texts(`${BOX} .monaco-list-row .label-name`);
  }

  // Opens a file; answers how many milliseconds after these words of it the first squiggles are there.
  async timeToSquiggles(path, words) {
    await this.page.evaluate((it) => SIGHT.watch(it), words);
    await this.open(path);
    return this.page.evaluate(() => SIGHT.watched);
  }

  // How many milliseconds it took to activate the extension, as VS Code says it.
  async activationTime(extension) {
    await this.command('Developer: Show Running Extensions');
    const row = this.page.locator(`${RUNNING} .monaco-list-row`, { hasText: extension });
    const [, time] = (await row.innerText()).match(/Activation: (\d+)ms/);
    return Number(time);
  }

  // Waits until VS Code has started the extensions that it starts by itself.
  async untilReady() {
    await this.command('Developer: Show Running Extensions');
    await this.page.locator(`${RUNNING} .monaco-list-row`, { hasText: 'Startup Activation' }).first().waitFor();
    await this.press('Escape');
    await this.page.locator(RUNNING).waitFor({ state: 'detached' });
  }

  // What the status bar says.
  status() {
    return this.#texts('.statusbar-item:visible');
  }

  async expectStatus(expected) {
    await comes(expected, () => this.status(), 'the parts of the status bar');
  }

  notifications() {
    return this.#texts('.notifications-toasts .notification-list-item-message');
  }

  // The page that stands in the editor, such as one of Markdown.
  preview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async #texts(selector) {
    const texts = await this.page.locator(selector).allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text);
  }
}
