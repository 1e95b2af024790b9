import { mailLogins } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { statedBy } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SEC028',
  name: 'tls-without-accelerator',
  severity: 'hint',
  title: 'TLS without hardware that takes its load',
  source: ['L3754-3756'],
  check(model, report) {
    const encrypted = statedBy(model, model.of(...mailLogins), 'SEC028', (component, own) =>
      own.tlsOf(component),
    ).filter(({ fact }) => fact.value !== 'none');
    const hosts = new Set(encrypted.map(({ item }) => item.host));
    for (const host of hosts) {
      const accelerator = host.spec['tls-accelerator'];
      const tls = encrypted.find(({ item }) => item.host === host)?.fact;
      if (accelerator?.value !== 'none' || tls === undefined) continue;
      report({
        at: accelerator.at,
        message:
          'Setting up a TLS session puts a burden on the server. An encryption accelerator, or support in the processor, takes it off.',
        related: [{ at: tls.at, message: 'TLS is asked for here' }],
        fixes: () => [replaceFix(accelerator, 'board'), replaceFix(accelerator, 'cpu')],
      });
    }
    const [first] = encrypted;
    if (first === undefined || [...hosts].some((host) => host.spec['tls-accelerator'] !== undefined || host.incomplete))
      return;
    report({
      at: first.fact.at,
      advice: true,
      message:
        'Setting up TLS sessions takes CPU time. Plan CPUs for it, or an accelerator: say which with `tls-accelerator` at the host.',
    });
  },
});
