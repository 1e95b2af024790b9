import { encryptingServers } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { percent } from '../../sizing/figure';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ042',
  name: 'no-tls-accelerator',
  severity: 'hint',
  title: 'Much TLS and no accelerator for it',
  source: ['L2715', 'L3139', 'L3756', 'L5526'],
  above: ['SEC028'],
  check(model, report) {
    const share = model.users?.bases?.items
      .flatMap((base) => base.tls ?? [])
      .find((tls) => tls.value.amount * 100 >= figures.tlsShareExample.value);
    if (share === undefined) return;
    for (const host of hostsWith(model, ...encryptingServers)) {
      const accelerator = host.spec['tls-accelerator'];
      if (accelerator?.value !== 'none') continue;
      report({
        at: accelerator.at,
        message: `${percent(share.value.amount)} of the connections use TLS, and \`${host.name}\` encrypts them on its own CPUs. Install an accelerator, or plan processors for it.`,
        related: [{ at: share.at, message: 'TLS share, declared here' }],
        fixes: () => [replaceFix(accelerator, 'board'), replaceFix(accelerator, 'cpu')],
      });
    }
  },
});
