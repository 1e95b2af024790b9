// The walk through the installed extension: [title, step] in order, on one page. A step throws to fail.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { keepScreenshot } from './browser.mjs';
import { previewSteps } from './preview-steps.mjs';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** In a browser VS Code would save by itself. */
const SETTINGS = { 'files.autoSave': 'off' };

/** @typedef {import('./ui.mjs').Ui} Ui */

/** @param {Ui} ui @param {string} kind */
const squiggle = (ui, kind) => ui.page.locator(`.squiggly-${kind}`).first();

/** The line with the text has a squiggle of the kind: both are drawn in layers of their own. @param {Ui} ui @param {string} text @param {string} kind */
async function isUnderlined(ui, text, kind) {
  const line = await ui.line(text).boundingBox();
  if (line === null) return false;
  const middles = await ui.page.locator(`.squiggly-${kind}`).evaluateAll((squiggles) =>
    squiggles.map((squiggle) => {
      const { top, bottom } = squiggle.getBoundingClientRect();
      return (top + bottom) / 2;
    }),
  );
  return middles.some((middle) => middle > line.y && middle < line.y + line.height);
}
/** @param {Ui} ui @param {string} name */
const tab = (ui, name) => ui.webview().getByRole('tab', { name });
/** @param {Ui} ui */
const selectedTab = (ui) => ui.webview().locator('[role=tab][aria-selected=true]').textContent();

/** The texts of a column of a table, from its rows that are no explanations. @param {Ui} ui @param {string} caption @param {number} index */
const columnOf = async (ui, caption, index) => {
  const cells = ui
    .webview()
    .locator(`table:has(caption:text-is("${caption}")) tr[data-row]:not([data-row=head]) > :nth-child(${index})`);
  return (await cells.allTextContents()).map((text) => text.trim());
};

/** Opens a folded section of the preview; one that is open stays so. @param {Ui} ui @param {string} heading */
async function unfold(ui, heading) {
  const fold = ui.webview().locator(`details.fold:has(> summary > h2:text-is("${heading}"))`);
  await fold.waitFor();
  if ((await fold.getAttribute('open')) === null) await fold.locator('> summary').click();
  await fold.locator('commspec-table').first().waitFor();
}

/** @param {Ui} ui @param {string} title */
async function choosesAction(ui, title) {
  const action = ui.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  // The list comes with the findings, which may come after the key.
  await ui.until('the quick fix', async () => {
    await ui.page.keyboard.press('Control+.');
    return action.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  });
  await action.click();
}

/** @type {[string, (ui: ReturnType<typeof import('./ui.mjs').createUi>) => Promise<void>][]} */
/** @type {readonly [title: string, step: (ui: Ui) => unknown][]} */
export const steps = [
  [
    'a spec opens as Commspec',
    async (ui) => {
      ui.configure(SETTINGS);
      await ui.start('office.commspec.yaml');
      await ui.line('name: office').waitFor();
      const mode = ui.page.locator('#status\\.editor\\.mode');
      await mode.getByText('Commspec').waitFor();
      assert.equal((await mode.textContent())?.trim(), 'Commspec');
    },
  ],
  [
    'keys, components and amounts have colours of their own',
    async (ui) => {
      await ui.open('campus.commspec.yaml');
      const colourOf = async (/** @type {string} */ text) =>
        ui.editor
          .locator('.view-line span span', { hasText: new RegExp(`^${text}$`) })
          .first()
          .evaluate((span) => getComputedStyle(span).color);
      await ui.until('the colours', async () => (await colourOf('tiers')) !== (await colourOf('hosts')));
      assert.notEqual(await colourOf('message-store'), await colourOf('campus'));
    },
  ],
  [
    'a wrong value is underlined and explained',
    async (ui) => {
      await squiggle(ui, 'warning').waitFor();
      await squiggle(ui, 'error').waitFor();
      const word = ui.line('schema2-compat').getByText('schema2-compat');
      const hover = ui.page.locator('.monaco-hover:visible');
      await ui.until('the hover', async () => {
        await ui.page.mouse.move(0, 0);
        await word.hover();
        return hover
          .getByText('SCH005')
          .first()
          .waitFor({ timeout: 3_000 })
          .then(
            () => true,
            () => false,
          );
      });
      assert.match((await hover.first().textContent()) ?? '', /Compatibility mode/);
      await keepScreenshot(ui.page, 'hover');
    },
  ],
  [
    'the code of a finding leads to its page',
    async (ui) => {
      await ui.page.locator('.monaco-hover:visible a', { hasText: 'SCH005' }).first().click();
      const page = ui.page.locator('.tab', { hasText: 'SCH005' });
      await page.waitFor();
      await ui
        .webview()
        .getByRole('heading', { name: /SCH005/ })
        .waitFor();
      await keepScreenshot(ui.page, 'help');
      await page.click({ button: 'middle' });
      await page.waitFor({ state: 'detached' });
    },
  ],
  [
    'a quick fix is applied and its finding is gone',
    async (ui) => {
      await ui.open('campus.commspec.yaml');
      await ui.until('the warning', () => isUnderlined(ui, 'schema: schema2-compat', 'warning'));
      await ui.goTo('schema2-com');
      await choosesAction(ui, 'schema2-native');
      await ui.line('schema: schema2-native').waitFor();
      await ui.until('no warning', async () => !(await isUnderlined(ui, 'schema: schema2-native', 'warning')));
      await ui.goTo('4 gigs');
      await choosesAction(ui, '4 GB');
      await ui.line('memory: 4 GB').waitFor();
      await squiggle(ui, 'error').waitFor({ state: 'detached' });
    },
  ],
  [
    'a value is completed',
    async (ui) => {
      await ui.goTo('external: [directory-master');
      await ui.page.keyboard.type(', opens');
      const entry = ui.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'opensso' }).first();
      await entry.waitFor();
      await ui.page.keyboard.press('Enter');
      await ui.line('directory-master, opensso').waitFor();
    },
  ],
  [
    'Enter after a list item goes on in its column',
    async (ui) => {
      await ui.goTo('- name: relay');
      await ui.page.keyboard.press('Enter');
      await ui.page.keyboard.type('cpus: 4', { delay: 20 });
      await ui.page.keyboard.press('Escape');
      const line = await ui.line('cpus: 4').textContent();
      assert.equal(line?.replaceAll('\u00a0', ' '), '        cpus: 4');
    },
  ],
  [
    'the icon in the title opens the preview beside the text',
    async (ui) => {
      await ui.page.locator('.editor-actions a[aria-label^="Open Preview to the Side"]').first().click();
      await ui.webview().getByRole('heading', { name: 'campus', level: 1 }).waitFor();
      assert.equal((await selectedTab(ui))?.trim(), 'Summary');
      await unfold(ui, 'Hosts');
      const hosts = await columnOf(ui, 'Hosts', 1);
      assert.deepEqual(hosts, ['lb', 'mmp', 'relay', 'store']);
      await ui.webview().getByText('unsaved').waitFor();
    },
  ],
  [
    'the preview follows the text and the cursor',
    async (ui) => {
      await ui.goTo('name: relay');
      await ui.page.keyboard.type('-two');
      const hosts = ui.webview().locator('table:has(caption:text-is("Hosts"))');
      await hosts.getByRole('button', { name: 'relay-two' }).waitFor();
      await hosts.locator('tr[aria-current]', { hasText: 'relay-two' }).waitFor();
      await ui.goTo('cpus: 8');
      await hosts.locator('tr[aria-current]', { hasText: 'store' }).waitFor();
    },
  ],
  [
    'a row leads to its line, with the mouse and by keyboard',
    async (ui) => {
      const line = ui.editor.locator('.active-line-number');
      const hosts = ui.webview().locator('table:has(caption:text-is("Hosts"))');
      await hosts.getByRole('row', { name: /^lb/ }).getByRole('cell').nth(1).click();
      await line.getByText('12', { exact: true }).waitFor();
      await hosts.getByRole('button', { name: 'lb' }).focus();
      await ui.page.keyboard.press('ArrowDown');
      await ui.page.keyboard.press('Enter');
      await line.getByText('18', { exact: true }).waitFor();
      await ui.until('the editor has the focus', () =>
        ui.editor.evaluate((node) => node.contains(document.activeElement)),
      );
    },
  ],
  [
    'arrow keys move between the tabs',
    async (ui) => {
      await tab(ui, 'Summary').focus();
      await ui.page.keyboard.press('ArrowRight');
      await ui
        .webview()
        .getByRole('heading', { name: /^Sizing/, level: 1 })
        .waitFor();
      assert.equal((await selectedTab(ui))?.trim(), 'Sizing');
      await ui.page.keyboard.press('ArrowLeft');
      await ui.page.keyboard.press('ArrowLeft');
      await ui.webview().getByRole('heading', { name: 'Findings', level: 1 }).waitFor();
      await ui.page.keyboard.press('Home');
      await ui.webview().getByRole('heading', { name: 'campus', level: 1 }).waitFor();
    },
  ],
  [
    'the sizing summary explains its figures',
    async (ui) => {
      await ui.command('Commspec: Show Sizing Summary');
      await ui
        .webview()
        .getByRole('heading', { name: /^Sizing/, level: 1 })
        .waitFor();
      // Beside the text the table of the chart is folded.
      await ui.webview().locator('details.beside-tables > summary').first().click();
      const explain = ui
        .webview()
        .getByRole('button', { name: /^Explain/ })
        .first();
      assert.equal(await explain.getAttribute('aria-expanded'), 'false');
      await explain.click();
      assert.equal(await explain.getAttribute('aria-expanded'), 'true');
      const id = await explain.getAttribute('aria-controls');
      assert.notEqual((await ui.webview().locator(`#${id}`).textContent())?.trim(), '');
      await keepScreenshot(ui.page, 'sizing');
    },
  ],
  [
    'the port table names the flows',
    async (ui) => {
      await ui.command('Commspec: Show Port Table');
      await ui
        .webview()
        .getByRole('heading', { name: /^Ports/, level: 1 })
        .waitFor();
      const table = ui.webview().locator('table:has(caption:text-is("Flows between hosts"))');
      const titles = async () => (await table.locator('thead th').allTextContents()).map((text) => text.trim());
      assert.deepEqual(await titles(), ['Verdict', 'Port', 'From → to']);
      await ui.page.setViewportSize({ width: 1700, height: 800 });
      await table.getByRole('columnheader', { name: 'Protocol' }).waitFor();
      assert.deepEqual(await titles(), ['Verdict', 'Port', 'From → to', 'Protocol']);
      const protocols = await columnOf(ui, 'Flows between hosts', 4);
      assert.ok(
        protocols.some((text) => text.split(', ').includes('imap')),
        protocols.join(),
      );
      await keepScreenshot(ui.page, 'ports');
      await ui.page.setViewportSize({ width: 1280, height: 800 });
    },
  ],
  [
    'every table can be read by a screen reader',
    async (ui) => {
      const tables = await ui
        .webview()
        .locator('table')
        .evaluateAll((/** @type {HTMLTableElement[]} */ all) =>
          all.map((table) => ({
            caption: table.caption?.textContent?.trim() ?? '',
            heads: [...(table.tHead?.rows[0]?.cells ?? [])].every(
              (cell) => cell.scope === 'col' || cell.classList.contains('corner'),
            ),
            rows: [...table.tBodies]
              .flatMap((body) => [...body.rows])
              .every(
                (row) =>
                  row.matches('.detail, .gap') ||
                  row.cells[0]?.scope === (row.classList.contains('group') ? 'rowgroup' : 'row'),
              ),
          })),
        );
      assert.ok(tables.length > 1);
      for (const { caption, heads, rows } of tables) {
        assert.notEqual(caption, '');
        assert.ok(heads && rows, caption);
      }
      const stops = await ui.webview().locator('commspec-table table').first().locator('button[tabindex="0"]').count();
      assert.equal(stops, 1, 'the tab key stops once in a table');
    },
  ],
  [
    'a table is copied',
    async (ui) => {
      await ui.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await unfold(ui, 'Listeners');
      await ui.webview().getByRole('button', { name: 'Copy as TSV: Listeners' }).click();
      await ui.webview().getByRole('status').getByText('Listeners: copied').waitFor();
      const text = await ui.page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /^Host\tComponent\tProtocol\tPort/);
    },
  ],
  [
    'the port table is exported to a file',
    async (ui) => {
      const file = join(ui.workspace, 'campus-ports.csv');
      await ui.webview().getByRole('button', { name: 'Export…' }).click();
      await ui.page.locator('.quick-input-list .monaco-list-row', { hasText: 'CSV' }).first().click();
      const name = ui.page.locator('.quick-input-widget input').first();
      await ui.until('the suggested name', async () => (await name.inputValue()).endsWith('campus-ports.csv'));
      await ui.page.keyboard.press('Enter');
      await ui.until('the file', () => existsSync(file));
      await ui.until('its text', () => readFileSync(file, 'utf8').startsWith('From,'));
    },
  ],
  [
    'a broken text keeps the picture, and says so',
    async (ui) => {
      await ui.command('Commspec: Show Summary');
      await ui.webview().getByRole('heading', { name: 'campus', level: 1 }).waitFor();
      await ui.goTo('suite: ');
      await ui.page.keyboard.type('"');
      const banner = ui.webview().locator('.banner');
      await banner.getByText('last complete state').waitFor();
      assert.deepEqual(await columnOf(ui, 'Hosts', 1), ['lb', 'mmp', 'relay-two', 'store']);
      await keepScreenshot(ui.page, 'broken');
      await banner.getByRole('button', { name: 'Show what can be read' }).click();
      await banner.getByText('last complete state').waitFor({ state: 'detached' });
      await ui.goTo('suite: "');
      await ui.page.keyboard.press('Backspace');
      await banner.waitFor({ state: 'hidden' });
    },
  ],
  [
    'a locked preview stays with its spec',
    async (ui) => {
      const lock = ui.webview().getByRole('button', { name: /^Lock/ });
      await lock.click();
      await ui.webview().locator('.lock[aria-pressed=true]').waitFor();
      await ui.open('office.commspec.yaml');
      await ui.line('name: office').waitFor();
      await ui.webview().getByRole('heading', { name: 'campus', level: 1 }).waitFor();
      await lock.click();
      await ui.webview().getByRole('heading', { name: 'office', level: 1 }).waitFor();
    },
  ],
  [
    'the preview is there again after a reload',
    async (ui) => {
      await ui.command('Commspec: Show Port Table');
      await ui.webview().getByRole('heading', { name: 'Ports: office', level: 1 }).waitFor();
      await ui.reload();
      await ui.webview().getByRole('heading', { name: 'Ports: office', level: 1 }).waitFor({ timeout: 60_000 });
      assert.equal((await selectedTab(ui))?.trim(), 'Ports');
    },
  ],
  [
    'hostile text stays text',
    async (ui) => {
      await ui.open('hostile.commspec.yaml');
      await ui.command('Commspec: Show Summary');
      await ui.webview().getByRole('heading', { name: '<img src=x onerror=alert(1)>', level: 1 }).waitFor();
      for (const name of ['Sizing', 'Ports', 'Topology', 'Findings']) {
        await tab(ui, name).click();
        await ui.webview().locator('main:not([aria-busy])').waitFor();
        const made = await ui
          .webview()
          .locator('main')
          .locator('img, script, style, iframe, a, [style]:not(.viewport), [onload]')
          .count();
        assert.equal(made, 0, name);
      }
      await keepScreenshot(ui.page, 'hostile');
      assert.deepEqual(ui.dialogs, []);
    },
  ],
  [
    'the topology is drawn, and a click on a host goes to it',
    async (ui) => {
      await ui.open('campus.commspec.yaml');
      await ui.command('Commspec: Show Topology');
      const picture = ui.webview().locator('svg.topology');
      await picture.locator('[data-host="lb"]').click();
      await ui.editor.locator('.active-line-number').getByText('12', { exact: true }).waitFor();
      assert.ok((await picture.locator('path.flow').count()) > 0);
      for (const [name, theme] of Object.entries(THEMES)) {
        ui.configure({ ...SETTINGS, 'workbench.colorTheme': theme });
        const kind = name.replace(/^(light|dark)$/, 'vscode-$1');
        await ui
          .webview()
          .locator(`body.${kind.startsWith('vscode') ? kind : `vscode-${kind}`}`)
          .waitFor();
        await keepScreenshot(ui.page, `topology-${name}`);
      }
      ui.configure(SETTINGS);
    },
  ],
  [
    'it can be read in every kind of theme',
    async (ui) => {
      await ui.open('campus.commspec.yaml');
      await ui.command('Commspec: Show Port Table');
      for (const [name, theme] of Object.entries(THEMES)) {
        ui.configure({ ...SETTINGS, 'workbench.colorTheme': theme });
        const kind = name.replace(/^(light|dark)$/, 'vscode-$1');
        await ui
          .webview()
          .locator(`body.${kind.startsWith('vscode') ? kind : `vscode-${kind}`}`)
          .waitFor();
        await keepScreenshot(ui.page, `theme-${name}`);
        const contrast = await ui.webview().locator('body').evaluate(contrasts);
        for (const [what, ratio] of Object.entries(contrast)) assert.ok(ratio >= 4.5, `${theme}: ${what} ${ratio}`);
      }
      ui.configure(SETTINGS);
    },
  ],
  [
    'axe finds nothing on any tab in any kind of theme',
    async (ui) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const [name, theme] of Object.entries(THEMES)) {
        ui.configure({ ...SETTINGS, 'workbench.colorTheme': theme });
        const kind = name.replace(/^(light|dark)$/, 'vscode-$1');
        const body = ui.webview().locator(`body.${kind.startsWith('vscode') ? kind : `vscode-${kind}`}`);
        await body.waitFor();
        for (const title of ['Summary', 'Sizing', 'Ports', 'Topology', 'Growth', 'Findings']) {
          await tab(ui, title).click();
          await ui.webview().locator('main:not([aria-busy])').waitFor();
          // Evaluated by the browser's tools, which its policy does not bind: the page lets no script in but its own.
          const frame = await (await body.elementHandle())?.ownerFrame();
          await frame?.evaluate(axe);
          assert.deepEqual(await frame?.evaluate(faults), [], `${title}, ${theme}`);
        }
      }
      ui.configure(SETTINGS);
    },
  ],
  ...previewSteps,
  [
    'no page was refused anything by its content security policy',
    async (ui) => {
      assert.deepEqual(ui.violations, []);
      // And one that is refused something would have been noticed.
      await ui
        .webview()
        .locator('body')
        .evaluate((body) => body.setAttribute('style', 'color: red'));
      await ui.until('the violation', () => ui.violations.length > 0);
    },
  ],
];

/** In the page, once axe is there: what it has against it, everything that is folded opened first. */
async function faults() {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  /** @type {{ axe: typeof import('axe-core') }} */
  const { axe } = /** @type {any} */ (globalThis);
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** In the page: how well texts stand out from what is behind them (1 to 21), by a name for each. */
function contrasts() {
  const channels = (/** @type {string} */ colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (/** @type {string} */ colour) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (/** @type {Element} */ node) => {
    for (let at = /** @type {Element | null} */ (node); at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const ratio = (/** @type {Element} */ node) => {
    const [a = 0, b = 0] = [light(getComputedStyle(node).color), light(behind(node))].sort((x, y) => y - x);
    return Math.round(((a + 0.05) / (b + 0.05)) * 10) / 10;
  };
  const texts = {
    heading: 'h1',
    subtitle: '.subtitle',
    tab: '[role=tab][aria-selected=false]',
    head: 'thead th',
    cell: 'tbody td',
    link: '.go',
    verdict: '.part-text',
  };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, selector]) => {
      const node = document.querySelector(selector);
      return node ? [[name, ratio(node)]] : [];
    }),
  );
}
