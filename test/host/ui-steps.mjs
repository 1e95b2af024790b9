// The walk through the installed extension: [title, step] in order, on one page. A step throws to fail.
import assert from 'node:assert/strict';

/** @type {[string, (ui: ReturnType<typeof import('./ui.mjs').createUi>) => Promise<void>][]} */
export const steps = [
  [
    'a spec opens as Commspec',
    async (ui) => {
      await ui.start('office.commspec.yaml');
      await ui.line('name: office').waitFor();
      const mode = ui.page.locator('#status\\.editor\\.mode');
      await mode.getByText('Commspec').waitFor();
      assert.equal((await mode.textContent())?.trim(), 'Commspec');
    },
  ],
];
