import type { HaSpec } from '../../model/format';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { insertIntoHa } from './statements';
import type { Component } from '../../model/model';

export const rule = defineRule({
  code: 'HA036',
  name: 'im-watchdog-off',
  severity: 'information',
  title: 'The watchdog of Instant Messaging is not in use',
  source: ['L1490'],
  check(model, report) {
    const seen = new Set<HaSpec>();
    let unsaid: Component | undefined;
    let said = false;
    for (const server of model.of('im-server')) {
      const ha = model.haOf(server);
      if (ha?.watchdog !== undefined || ha?.method?.value === 'watchdog') said = true;
      else if (ha?.incomplete !== true && !server.host.incomplete) unsaid ??= server;
      if (ha?.watchdog?.value !== false || seen.has(ha)) continue;
      seen.add(ha);
      report({
        at: ha.watchdog.at,
        message:
          'Without the watchdog a server process that hangs or has died stays as it is until somebody notices. Turn it on: it stops and restarts what no longer answers.',
        fixes: () => [
          {
            title: 'Set `watchdog` to `true`',
            in: ha.at,
            edit: (editor) => {
              insertIntoHa(editor, ha, 'watchdog', true);
            },
          },
        ],
      });
    }
    if (unsaid === undefined || said) return;
    const server = unsaid;
    report({
      at: server.at,
      message:
        'Instant Messaging has a watchdog that restarts what no longer answers. Say that it is in use: `ha: { watchdog: true }`.',
      fixes: () => {
        const ha = model.haOf(server);
        return [
          {
            title: 'Add `watchdog: true`',
            in: ha?.at ?? server.at,
            edit: (editor) => {
              if (ha === undefined) setOnComponent(editor, server, 'ha', { watchdog: true });
              else insertIntoHa(editor, ha, 'watchdog', true);
            },
          },
        ];
      },
      advice: true,
    });
  },
});
