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

  /** Types into the box that is open at the top and takes the entry of that name. @param {string} name */
  async function choose(name) {
    const box = page.locator('.quick-input-widget:visible');
    await box.locator('input:focus').waitFor();
    await page.keyboard.type(name);
    const label = page.getByText(name, { exact: true });
    await page.locator('.quick-input-list .monaco-list-row').filter({ has: label }).first().click();
    await box.waitFor({ state: 'hidden' });
  }

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
    },

    /** Reloads the window: what was open is opened again. */
    async reload() {
      // The address must not name a file to open: it would be the only one.
      await page.evaluate((url) => history.replaceState(undefined, '', url), server.url());
      await summon('F1');
      await Promise.all([
        page.waitForEvent('load', { timeout: 60_000 }),
        choose('Developer: Reload Window').catch(() => {}),
      ]);
      await editor.locator('.view-line').first().waitFor({ timeout: 60_000 });
    },

    /** Opens a file of the workspace by its name, as Ctrl+P does. @param {string} file */
    async open(file) {
      await focusText();
      await summon('Control+P');
      await choose(file);
      await page.locator(`.tab.active[data-resource-name="${file}"]`).first().waitFor();
    },

    /** Runs a command by its title, as F1 does. @param {string} title */
    async command(title) {
      await summon('F1');
      await choose(title);
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
