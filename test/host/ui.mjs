// What a person does in the workbench, in terms of the page.
import { join } from 'node:path';

/** `page` is the workbench, `server` what startServer returned. */
export function createUi(page, server) {
  const editor = page.locator('.editor-instance .monaco-editor').first();

  /** Types into the box that is open at the top and takes the entry with that text. */
  async function choose(text, { typed = text, entry = text } = {}) {
    await page.keyboard.type(typed);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: entry }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  }

  return {
    page,
    editor,

    /** Opens the workbench with a file of the fixture workspace in it. */
    async start(file) {
      const payload = [['openFile', server.remote(join(server.workspace, file))]];
      await page.goto(server.url(payload), { waitUntil: 'domcontentloaded' });
      await editor.locator('.view-line').first().waitFor({ timeout: 60_000 });
    },

    /** Opens a file of the workspace by its name, as Ctrl+P does. */
    async open(file) {
      await page.keyboard.press('Control+P');
      await choose(file);
      await page.locator('.tab.active', { hasText: file }).waitFor();
    },

    /** Runs a command by its title, as F1 does. */
    async command(title) {
      await page.keyboard.press('F1');
      await choose(title);
    },

    /** The line of the editor that holds a text. */
    line: (text) => editor.locator('.view-line', { hasText: text }).first(),

    /** The content of the webview that is shown. */
    webview: () => page.frameLocator('iframe.webview').frameLocator('iframe#active-frame'),
  };
}
