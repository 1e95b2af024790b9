import { mailLogins } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SEC028',
  name: 'tls-without-accelerator',
  severity: 'hint',
  title: 'TLS without hardware that takes its load',
  source: ['L3754-3756'],
  check(model, report) {
    const encrypted = model.of(...mailLogins).flatMap((component) => {
      const tls = model.tlsOf(component);
      return tls === undefined || tls.value === 'none' ? [] : [{ component, tls }];
    });
    const hosts = new Set(encrypted.map(({ component }) => component.host));
    for (const host of hosts) {
      const accelerator = host.spec['tls-accelerator'];
      const tls = encrypted.find(({ component }) => component.host === host)?.tls;
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
      at: first.tls.at,
      advice: true,
      message:
        'Setting up TLS sessions takes CPU time. Plan CPUs for it, or an accelerator: say which with `tls-accelerator` at the host.',
    });
  },
});
