import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT006',
  name: 'outlook-not-on-windows',
  severity: 'error',
  title: 'The Outlook connector runs on Windows only',
  source: ['L6264'],
  check(model, report) {
    const message = (system: string): string =>
      `The connector is a plug-in of Outlook on Windows, and this is \`${system}\`. Give these users a web client, or programs for IMAP and CalDAV.`;
    const systems = outlookService(model)?.desktops?.os?.items ?? [];
    for (const system of systems) {
      if (system.value === 'windows') continue;
      report({
        at: system.at,
        message: message(system.value),
        fixes: () => [
          systems.length > 1 ? removeFix(system, `Remove \`${system.value}\``) : replaceFix(system, 'windows'),
        ],
      });
    }
    for (const { at, host } of model.of('outlook-connector')) {
      const { os } = host.spec;
      if (os === undefined || os.value === 'windows') continue;
      report({
        at: os.at,
        message: message(os.value),
        related: [{ at, message: `The connector is on \`${host.name}\`` }],
        fixes: () => [replaceFix(os, 'windows')],
      });
    }
  },
});
