import { componentsOf } from '../../catalog/components';
import { linuxSystems } from '../../catalog/vocabulary';
import type { Host } from '../../model/model';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'IM022',
  name: 'im-on-linux',
  severity: 'information',
  title: 'Instant Messaging on Linux lacks some ways to deploy it',
  source: ['L5616'],
  check(model, report) {
    const hosts = new Set<Host>();
    for (const { host } of model.of(...componentsOf('instant-messaging')))
      if (host.spec.os !== undefined && linuxSystems.includes(host.spec.os.value)) hosts.add(host);
    const [first, ...others] = hosts;
    if (first?.spec.os === undefined) return;
    report({
      at: first.spec.os.at,
      message:
        'Instant Messaging can be deployed in every way on Solaris and only in some ways on Linux; high availability by a cluster is not among them. Check the release notes.',
      related: others
        .slice(0, 5)
        .flatMap(({ name, spec }) =>
          spec.os === undefined ? [] : [{ at: spec.os.at, message: `So does \`${name}\`` }],
        ),
    });
  },
});
