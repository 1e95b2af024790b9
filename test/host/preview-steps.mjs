// What the preview owes to people in a hurry, without a mouse or with a strange spec: [title, step] in order, after campus is open.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostile } from './hostile.mjs';

/** @typedef {import('./ui.mjs').Ui} Ui */

const TABS = ['Summary', 'Sizing', 'Ports', 'Topology', 'Growth', 'Findings'];

/** @param {Ui} ui @param {string} name */
async function show(ui, name) {
  await ui.webview().getByRole('tab', { name }).click();
  await ui.webview().locator(`[role=tabpanel][aria-labelledby="tab-${name.toLowerCase()}"]`).waitFor();
  await ui.webview().locator('main:not([aria-busy])').waitFor();
}

/** Short enough to be on the screen as a whole: a host short of connections, a flow blocked, a fix that is safe. */
const SPEC = `commspec: 1
name: keys
suite: 7u3
architecture: two-tier
users:
  total: 1000
  growth: { rate: 25%, months: 18 }
  bases: [{ base: mediumweight-imap, share: 100%, concurrent: 50%, mailbox: 1 GB }]
directory:
  schema: schema2-compat
external: [directory-master]
firewalls: [{ name: inner, between: [dmz, data], allow: [{ protocol: imap }] }]
tiers:
  - tier: 1
    hosts:
      - name: mmp
        zone: dmz
        memory: 4 gigs
        capacity: { connections: 400 }
        components: [mmp]
      - name: relay
        zone: dmz
        components: [mta]
  - tier: 2
    hosts:
      - name: store
        zone: data
        cpus: 8
        components: [message-store]
`;

/** Beside the text, in a file of its own. @param {Ui} ui @param {string} name @param {string} text */
async function preview(ui, name, text) {
  const file = `${name}.commspec.yaml`;
  writeFileSync(join(ui.workspace, file), text);
  await ui.open(file);
  await ui.command('Commspec: Show Summary');
  await ui.webview().locator('.file', { hasText: file }).waitFor();
  await ui.webview().locator('main:not([aria-busy])').waitFor();
}

/** The host of the element that has the keys: what it is, and what of its look is due to that. Runs in the page. */
async function focusedPart() {
  /** @type {any} */
  let node = document.activeElement;
  if (!node || node === document.body || !document.hasFocus()) return undefined;
  const host = node;
  while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  const all = () => [host, node, ...host.querySelectorAll('*'), ...(host.shadowRoot?.querySelectorAll('*') ?? [])];
  const look = () =>
    all()
      .flatMap((/** @type {any} */ part) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, stroke, strokeWidth } =
          getComputedStyle(part);
        const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
        return [outline, boxShadow, borderColor, stroke, strokeWidth];
      })
      .join('|');
  // Some parts are painted once their element has heard of it.
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await painted();
  const focused = look();
  node.blur();
  await painted();
  const plain = look();
  node.focus({ preventScroll: true });
  const kind =
    host.getAttribute('role') === 'tab'
      ? 'tab'
      : [...host.classList, host.getAttribute('data-button') ?? '', host.localName].join(' ').trim();
  return {
    kind,
    seen: focused !== plain,
    text: (host.getAttribute('aria-label') ?? host.textContent ?? '').trim().slice(0, 40),
  };
}

/** Walks a tab of the preview with the tab key, from its name to its end. @param {Ui} ui @param {string} name */
async function walk(ui, name) {
  const body = ui.webview().locator('body');
  await ui.webview().getByRole('tab', { name }).focus();
  const kinds = [];
  for (let i = 0; i < 120; i++) {
    await ui.page.keyboard.press('Tab');
    const part = await body.evaluate(focusedPart);
    if (part === undefined) break;
    assert.ok(part.seen, `${name}: the focus is not seen on ${part.kind}: ${part.text}`);
    kinds.push(part.kind);
  }
  return kinds;
}

/** @type {readonly [title: string, step: (ui: Ui) => unknown][]} */
export const previewSteps = [
  [
    'every part of every tab is reached by keys, and the focus is seen',
    async (ui) => {
      await preview(ui, 'keys', SPEC);
      const wanted = {
        Summary: [/^row/, /^go/, /toolbar-button/, /summary/],
        Sizing: [/^go|^toggle|row/, /toolbar-button/],
        Ports: [/^cell/, /search/, /select|choice/, /^sort|go|toggle/],
        Topology: [/viewport/, /card/, /button/],
        Growth: [/input/, /button/],
        Findings: [/search/, /choice/, /^go|toggle/, /fix-all/],
      };
      await ui.webview().getByRole('tab', { name: 'Summary' }).click();
      await ui.webview().getByRole('tab', { name: 'Summary' }).focus();
      for (const [name, kinds] of Object.entries(wanted)) {
        const reached = await walk(ui, name);
        for (const kind of kinds)
          assert.ok(
            reached.some((each) => kind.test(each)),
            `${name}: ${kind} is not among ${[...new Set(reached)].join('; ')}`,
          );
        await ui.webview().getByRole('tab', { name }).focus();
        await ui.page.keyboard.press('ArrowRight');
        await ui.webview().locator('main:not([aria-busy])').waitFor();
      }
    },
  ],
  [
    'cards, sliders and fixes are worked by keys',
    async (ui) => {
      await show(ui, 'Topology');
      const card = ui.webview().locator('svg.topology .card:focus');
      await ui.webview().locator('svg.topology .card[tabindex="0"]').focus();
      const first = await card.getAttribute('data-host');
      await ui.page.keyboard.press('ArrowDown');
      assert.notEqual(await card.getAttribute('data-host'), first);
      await ui.page.keyboard.press('Enter');
      await ui.until('the editor has the focus', () =>
        ui.editor.evaluate((node) => node.contains(document.activeElement)),
      );
      await show(ui, 'Summary');
      const row = ui.webview().locator('table:has(caption:text-is("Machines")) tr[data-row]:has(.toggle)').first();
      await row.locator('.go').focus();
      await ui.page.keyboard.press('ArrowLeft');
      await row.locator('.toggle:focus').waitFor();
      await ui.page.keyboard.press('Enter');
      await row.locator('.toggle[aria-expanded=true]:focus').waitFor();
      await ui.page.keyboard.press('Enter');
      await show(ui, 'Growth');
      const slider = ui.webview().locator('.slider input').first();
      const before = await slider.inputValue();
      await slider.focus();
      await ui.page.keyboard.press('ArrowRight');
      await ui.webview().locator('.slider-set').first().waitFor();
      assert.notEqual(await slider.inputValue(), before);
      await ui.webview().getByRole('button', { name: 'Reset' }).press('Enter');
      await ui.webview().locator('.slider-set').first().waitFor({ state: 'detached' });
    },
  ],
  [
    'nothing moves by itself where motion is reduced',
    async (ui) => {
      ui.configure({ 'files.autoSave': 'off', 'workbench.reduceMotion': 'on' });
      await ui.webview().locator('body.vscode-reduce-motion').waitFor();
      await ui.page.emulateMedia({ reducedMotion: 'reduce' });
      for (const name of TABS) {
        await show(ui, name);
        const moving = await ui
          .webview()
          .locator('body')
          .evaluate((body) =>
            [...body.querySelectorAll('commspec-page *')]
              .filter((node) => {
                const { transitionDuration, transitionProperty, animationName } = getComputedStyle(node);
                const lasts = transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
                return animationName !== 'none' || (lasts && transitionProperty !== 'none');
              })
              .map((node) => node.outerHTML.slice(0, 80)),
          );
        assert.deepEqual(moving, [], name);
      }
      await ui.page.emulateMedia({ reducedMotion: null });
      ui.configure({ 'files.autoSave': 'off' });
      await ui.webview().locator('body:not(.vscode-reduce-motion)').waitFor();
    },
  ],
  [
    'the cursor is followed on every tab, and a click goes back',
    async (ui) => {
      const marked = ui.webview().locator('[aria-current], .card.current, [data-row].current, .at-cursor');
      const line = ui.editor.locator('.active-line-number');
      const lines = { Findings: 'memory: 4', Growth: 'name: relay' };
      for (const name of TABS) {
        await ui.toTop();
        await show(ui, name);
        await marked.first().waitFor({ state: 'detached' });
        await ui.goTo(/** @type {Record<string, string>} */ (lines)[name] ?? 'name: store');
        await ui.until(`${name} follows the cursor`, async () => (await marked.count()) > 0);
        await ui.toTop();
        const row = ui.webview().locator('tr.linked:visible').first();
        if (name === 'Topology') await ui.webview().locator('.card[data-host="store"]').click();
        else
          await row
            .locator('> *')
            .last()
            .click({ position: { x: 2, y: 2 } });
        await ui.until(`a click on ${name} leads somewhere`, async () => (await line.textContent()) !== '1');
      }
    },
  ],
  [
    'what was searched, chosen, sorted, zoomed and scrolled stays over an edit',
    async (ui) => {
      await show(ui, 'Ports');
      const search = ui.webview().locator('vscode-textfield.search input').first();
      await search.fill('store');
      const sort = ui.webview().getByRole('columnheader', { name: 'Port' }).first();
      await sort.getByRole('button').click();
      const count = ui.webview().locator('.count').first();
      await count.getByText(/ of /).waitFor();
      const said = await count.textContent();
      await show(ui, 'Topology');
      await ui
        .webview()
        .getByRole('button', { name: /Zoom in/i })
        .click();
      const stage = ui.webview().locator('.viewer-tools');
      const zoom = await stage.textContent();
      await show(ui, 'Summary');
      await ui
        .webview()
        .locator('body')
        .evaluate(() => {
          document.documentElement.scrollTop = 120;
        });
      const top = await ui
        .webview()
        .locator('body')
        .evaluate(() => document.documentElement.scrollTop);
      await ui.toTop();
      await ui.goTo('name: keys');
      await ui.page.keyboard.type('-b');
      await ui.webview().getByRole('heading', { name: 'keys-b', level: 1 }).waitFor();
      assert.equal(
        await ui
          .webview()
          .locator('body')
          .evaluate(() => document.documentElement.scrollTop),
        top,
      );
      await show(ui, 'Topology');
      assert.equal(await stage.textContent(), zoom);
      await show(ui, 'Ports');
      assert.equal(await count.textContent(), said);
      assert.equal(await sort.getAttribute('aria-sort'), 'ascending');
      await search.press('Escape');
    },
  ],
  [
    'each tab is live on a broken text',
    async (ui) => {
      await ui.goTo('name: relay');
      await ui.page.keyboard.type('-x');
      await ui.goTo('- tier: 2');
      await ui.page.keyboard.type(' [');
      for (const name of TABS) {
        await show(ui, name);
        await ui
          .webview()
          .locator('main', { hasText: /relay-x|cannot be read|could not be read|last complete state/ })
          .waitFor();
      }
      await ui.goTo('- tier: 2 [');
      await ui.page.keyboard.press('Backspace');
      await ui.page.keyboard.press('Backspace');
      await ui
        .webview()
        .locator('.banner', { hasText: /lines|last complete state/ })
        .waitFor({ state: 'detached' });
    },
  ],
  [
    'whatever is written anywhere is shown as text',
    async (ui) => {
      const said = (/** @type {number} */ i) => JSON.stringify(hostile[i % hostile.length]);
      const all = hostile.map((_, i) => i);
      const lines = [
        'commspec: 1',
        `name: ${said(1)}`,
        'suite: 7u3',
        'architecture: two-tier',
        `domain: ${said(2)}`,
        `external: [${said(3)}, ${said(4)}]`,
        'users: { total: 1000 }',
        `zones: [${all.map((i) => `{ name: ${said(i)}, kind: dmz }`).join(', ')}]`,
        `sites: [${all.map((i) => `{ name: ${said(i)}, size: major }`).join(', ')}]`,
        `firewalls: [${all.map((i) => `{ name: ${said(i)}, between: [${said(i)}, ${said(i + 1)}], allow: [{ protocol: ${said(i + 2)}, note: ${said(i)} }] }`).join(', ')}]`,
        'tiers:',
        '  - tier: 1',
        '    hosts:',
        ...all.map(
          (i) =>
            `      - { name: ${said(i)}, zone: ${said(i)}, site: ${said(i)}, note: ${said(i + 1)}, cpus: 2, components: [${['mmp', 'message-store', 'mta', 'webmail'][i % 4]}, ${said(i + 2)}] }`,
        ),
      ];
      await preview(ui, 'attack', `${lines.join('\n')}\n`);
      for (const name of TABS) {
        await show(ui, name);
        // Everything that is folded is looked at too.
        await ui
          .webview()
          .locator('body')
          .evaluate((body) => {
            for (const fold of body.querySelectorAll('details')) fold.open = true;
          });
        const made = await ui
          .webview()
          .locator('main')
          .evaluate((main) =>
            [...main.querySelectorAll('*')]
              .filter(
                (node) =>
                  /^(img|script|style|iframe|a|object|embed|form|link|meta|foreignObject|use|image)$/i.test(
                    node.localName,
                  ) ||
                  [...node.attributes].some(({ name: own }) => /^on/i.test(own) || own === 'href' || own === 'src'),
              )
              .map((node) => node.outerHTML.slice(0, 120)),
          );
        assert.deepEqual(made, [], name);
      }
      await show(ui, 'Summary');
      const text = await ui
        .webview()
        .locator('main')
        .evaluate((main) => main.textContent);
      for (const each of hostile.filter((one) => !/[`\p{Cc}\p{Cf}]/u.test(one)))
        assert.ok(text?.includes(each.trim()), `not shown: ${each}`);
      assert.deepEqual(ui.dialogs, []);
    },
  ],
];
