// npm run screenshots: the pictures of README.md, taken of the packaged extension.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/project.mjs';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { createUi } from './ui.mjs';

/** Nothing on the pictures but text and preview. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.scrollbar.horizontal': 'hidden',
  'explorer.autoReveal': false,
  'files.autoSave': 'off',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.editor.editorActionsLocation': 'default',
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
};

const server = await startServer({ vsix: join(root, 'commspec.vsix') });
for (const name of ['broken', 'two-tier']) {
  const file = `${name}.commspec.yaml`;
  copyFileSync(join(root, 'examples', file), join(server.workspace, file));
}
const { page, close } = await openBrowser();
try {
  page.setDefaultTimeout(30_000);
  await page.setViewportSize({ width: 1280, height: 640 });
  const ui = createUi(page, server);
  ui.configure(SETTINGS);
  const keep = async (/** @type {string} */ name) => {
    // Without a blinking cursor or a hover of the mouse.
    await page.mouse.move(1279, 639);
    await page.screenshot({ path: join(root, 'images', name), animations: 'disabled', caret: 'hide' });
    console.log(`images/${name}`);
  };

  await ui.start('broken.commspec.yaml');
  await ui.command('View: Close Primary Side Bar');
  await page.locator('.squiggly-error').first().waitFor();
  await ui.command('Commspec: Show Findings');
  await ui.webview().getByRole('heading', { name: 'Findings', level: 1 }).waitFor();
  await ui.goTo('schema: schema2-com');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
  await keep('editor.png');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1280, height: 720 });
  await ui.open('two-tier.commspec.yaml');
  await ui.command('Commspec: Show Port Table');
  await ui
    .webview()
    .getByRole('heading', { name: /^Ports: two-tier/, level: 1 })
    .waitFor();
  // More room for the table than for the text.
  await page.mouse.move(640, 400);
  await page.mouse.down();
  await page.mouse.move(430, 400, { steps: 5 });
  await page.mouse.up();
  await ui
    .webview()
    .getByRole('button', { name: /^Explain/ })
    .first()
    .click();
  await keep('ports.png');
  await ui.webview().getByRole('tab', { name: 'Topology' }).click();
  await ui.webview().locator('svg.topology.stage').waitFor();
  await keep('topology.png');
} finally {
  await close();
  await server.stop();
}
