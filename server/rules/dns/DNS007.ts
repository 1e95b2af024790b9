import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isExposed } from '../../questions/exposure';

export const rule = defineRule({
  code: 'DNS007',
  name: 'inside-names-in-dmz',
  severity: 'warning',
  title: 'A name server in the DMZ knows the inside',
  source: ['L1034'],
  check(model, report) {
    for (const server of model.of('dns-server')) {
      const internal = server.spec.duties?.items.find(({ value }) => value === 'internal-names');
      const { zone } = server.host.spec;
      if (internal === undefined || zone === undefined || !isExposed(model, server.host)) continue;
      report({
        at: internal.at,
        message: `Whoever breaks into \`${server.host.name}\` reads from its records what stands inside and where. A name server in the DMZ knows the public names and the routers only: keep the names of the inside on one in the intranet.`,
        related: [{ at: zone.at, message: 'It stands here' }],
        fixes: () => [removeFix(internal, `Remove \`internal-names\` from the duties of \`${server.host.name}\``)],
      });
    }
  },
});
