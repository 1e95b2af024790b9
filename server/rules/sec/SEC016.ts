import type { Host, Model } from '../../model/model';
import { isExposed } from '../../questions/exposure';
import { defineRule } from '../rule';
import { addMeasure, hardeningOf, listsWithout } from './hardening';
import { securityOf } from './section';

export const rule = defineRule({
  code: 'SEC016',
  name: 'host-not-hardened',
  severity: 'hint',
  title: 'A host that faces the Internet is not hardened',
  source: ['L986', 'L1649-1655'],
  check(model, report) {
    const hosts = exposed(model);
    const message =
      'Each package and service that is not needed is one more thing to patch on a host that the Internet reaches. Install the minimum, and harden the rest with a toolkit.';
    for (const [list, found] of listsWithout(model, hosts, ['minimized', 'security-toolkit'])) {
      report({
        at: list.key ?? list.at,
        message,
        related: found.slice(0, 3).map((host) => ({ at: host.at, message: `\`${host.name}\` faces the Internet` })),
        fixes: () => [addMeasure(list, found, 'minimized'), addMeasure(list, found, 'security-toolkit')],
      });
    }
    const unsaid = hosts.find((host) => hardeningOf(model, host) === undefined && !host.incomplete);
    if (unsaid === undefined || !securityOf(model).readable) return;
    report({
      at: unsaid.at,
      advice: true,
      message: `${message} Say what is done under \`security\`, as \`hardening\`.`,
    });
  },
});

/** Hosts in zones that strangers reach. */
function exposed(model: Model): readonly Host[] {
  // A load balancer is a device that its maker has hardened.
  const reached = model.each(
    model.hosts,
    'SEC016',
    (host, own) => isExposed(own, host) && host.components.some(({ id }) => id !== 'load-balancer'),
  );
  return model.hosts.filter((_, place) => reached[place]);
}
