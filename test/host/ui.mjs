// What a person does in the workbench, in terms of the page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {ReturnType<typeof createUi>} Ui */

/**
 * `page` is the workbench, `server` what startServer returned.
 * @param {Page} page @param {Awaited<ReturnType<typeof import('./server.mjs').startServer>>} server
 */
export function createUi(page, server) {
  const editor = page.locator('.editor-instance .monaco-editor').first();
  /** What a content security policy has refused to any page; Chromium says so on the console. */
  const violations = /** @type {string[]} */ ([]);
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  /** Boxes that a page has opened: none ever should. */
  const dialogs = /** @type {string[]} */ ([]);
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') dialogs.push(dialog.message());
    void dialog.accept();
  });

  /** Presses a key until something is there: a busy window loses keys while the focus moves. @param {string} key @param {Locator} wanted */
  async function pressUntil(key, wanted) {
    for (let tries = 0; tries < 10; tries++) {
      await page.keyboard.press(key);
      const there = await wanted.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (there) return;
    }
    throw new Error(`${key} does nothing`);
  }

  const focused = page.locator('.editor-group-container.active .editor-instance .monaco-editor.focused').first();

  /** To the first group of editors, from wherever the focus is. */
  const focusText = () => pressUntil('Control+1', focused);

  /** Opens the box at the top. */
  const summon = (/** @type {string} */ key) =>
    pressUntil(key, page.locator('.quick-input-widget:visible').locator('input:focus'));

  const box = page.locator('.quick-input-widget:visible');

  /**
   * Opens the box at the top, types into it and takes the entry of that name. What it offers is settled when it opens: where the
   * window did not know enough by then (the language of a file, the files of the folder), it is opened again.
   * @param {string} key @param {string} name
   */
  async function choose(key, name) {
    const label = page.getByText(name, { exact: true });
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ has: label }).first();
    for (let tries = 0; tries < 10; tries++) {
      await summon(key);
      await box.locator('input:focus').fill('');
      await page.keyboard.type(key === 'F1' ? `>${name}` : name);
      const there = await row.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (there) {
        await row.click();
        await box.waitFor({ state: 'hidden' });
        return;
      }
      await page.keyboard.press('Escape');
      await box.waitFor({ state: 'hidden' });
    }
    throw new Error(`${name} is not offered`);
  }

  /** Waits until the window knows that the text of the active editor is a spec: some commands are only there then. */
  const isSpec = () =>
    page.locator('#status\\.editor\\.mode').getByText('Commspec', { exact: true }).waitFor({ timeout: 60_000 });

  return {
    page,
    editor,
    violations,
    dialogs,
    workspace: server.workspace,

    /** Opens the workbench with a file of the fixture workspace in it. @param {string} file */
    async start(file) {
      const payload = [['openFile', server.remote(join(server.workspace, file))]];
      await page.goto(server.url(payload), { waitUntil: 'domcontentloaded' });
      await editor.locator('.view-line').first().waitFor({ timeout: 60_000 });
      await isSpec();
    },

    /** Reloads the window: what was open is opened again. */
    async reload() {
      // The address must not name a file to open: it would be the only one.
      await page.evaluate((url) => history.replaceState(undefined, '', url), server.url());
      await Promise.all([
        page.waitForEvent('load', { timeout: 60_000 }),
        choose('F1', 'Developer: Reload Window').catch(() => {}),
      ]);
      await editor.locator('.view-line').first().waitFor({ timeout: 60_000 });
    },

    /** Opens a file of the workspace by its name, as Ctrl+P does. @param {string} file */
    async open(file) {
      await focusText();
      await choose('Control+P', file);
      await page.locator(`.tab.active[data-resource-name="${file}"]`).first().waitFor();
      await isSpec();
    },

    /** Runs a command by its title, as F1 does. @param {string} title */
    async command(title) {
      await choose('F1', title);
    },

    /** Puts the cursor before the whole text, which is scrolled there. */
    async toTop() {
      await focusText();
      await page.keyboard.press('Control+Home');
    },

    /** Puts the cursor behind a text that is on the screen. @param {string} text */
    async goTo(text) {
      const line = editor.locator('.view-line', { hasText: text }).first();
      await line.waitFor();
      const at = await line.evaluate((/** @type {HTMLElement} */ node) => ({
        top: node.offsetTop,
        text: (node.textContent ?? '').replaceAll('\u00a0', ' '),
      }));
      const number = await editor
        .locator('.margin-view-overlays > div')
        .evaluateAll(
          (/** @type {HTMLElement[]} */ all, /** @type {number} */ top) =>
            all.find((node) => node.offsetTop === top)?.querySelector('.line-numbers')?.textContent,
          at.top,
        );
      const column = at.text.indexOf(text) + text.length + 1;
      await focusText();
      await summon('Control+G');
      await page.locator('.quick-input-widget input').first().fill(`:${number}:${column}`);
      await page.keyboard.press('Enter');
      await page.locator('#status\\.editor\\.selection').getByText(`Ln ${number}, Col ${column}`).waitFor();
      await focused.waitFor();
    },

    /** Sets editor settings, as the settings file of the workspace does. @param {object} settings */
    configure(settings) {
      mkdirSync(join(server.workspace, '.vscode'), { recursive: true });
      writeFileSync(join(server.workspace, '.vscode/settings.json'), JSON.stringify(settings));
    },

    /**
     * Waits until a condition holds; resolves to what the probe gave then.
     * @template T
     * @param {string} what @param {() => T | Promise<T>} probe @param {number} ms
     */
    async until(what, probe, ms = 15_000) {
      for (const end = Date.now() + ms; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
        const value = await probe();
        if (value) return value;
      }
      throw new Error(`waited ${ms / 1000} s in vain: ${what}`);
    },

    /** The line of the editor that holds a text. */
    line: (/** @type {string} */ text) => editor.locator('.view-line', { hasText: text }).first(),

    /** The content of the webview that is shown. */
    webview: () => page.frameLocator('iframe.webview').frameLocator('iframe#active-frame'),
  };
}
