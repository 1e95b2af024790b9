import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SEC020',
  name: 'key-too-long',
  severity: 'error',
  title: 'Clients cannot use keys as long as servers ask for',
  source: ['L3761'],
  check(model, report) {
    const ciphers = model.section('security')?.ciphers;
    const least = ciphers?.['server-minimum'];
    const most = ciphers?.['client-maximum'];
    if (least === undefined || most === undefined || least.value <= most.value) return;
    report({
      at: least.at,
      message: `Servers ask for keys of ${least.value} bits, and the weakest client can use ${most.value}: they have no cipher in common, and the connection is refused. Replace those clients, or ask for less.`,
      related: [{ at: most.at, message: 'What the weakest client can use' }],
      fixes: () => [
        replaceFix(most, least.value, { title: `Require clients that can use ${least.value} bits` }),
        replaceFix(least, most.value, { title: `Let servers accept ${most.value} bits` }),
      ],
    });
  },
});
