import { defineRule } from '../rule';
import { replaceFix } from '../../fixes/values';

export const rule = defineRule({
  code: 'HA008',
  name: 'automatic-remote-failover',
  severity: 'error',
  title: 'Remote failover must not start without confirmation',
  source: ['L1569'],
  check(model, report) {
    const trigger = model.services?.['remote-failover']?.trigger;
    if (trigger?.value !== 'automatic') return;
    report({
      at: trigger.at,
      message:
        'Seen from the remote site, a broken link looks like a lost primary site, so an automatic failover starts on false alarms. Let somebody confirm the failure first: set `trigger` to `manual-confirm`.',
      fixes: () => [replaceFix(trigger, 'manual-confirm', { safe: true })],
    });
  },
});
