import { messageStores } from '../../catalog/roles';
import type { Host, Model } from '../../model/model';
import type { AllowSpec, FirewallSpec } from '../../model/format';
import { endsAt } from '../../questions/balancers';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { becomeTwoTier, isSingleTier } from './architecture';

/** How users read mail. */
const reading: readonly string[] = ['imap', 'imaps', 'pop', 'pops'];

export const rule = defineRule({
  code: 'TIER015',
  name: 'internet-users-at-stores',
  severity: 'warning',
  title: 'Users on the Internet connect to the stores of a single tier',
  source: ['L1159-1161'],
  check(model, report) {
    const { architecture } = model;
    if (!isSingleTier(architecture)) return;
    for (const firewall of model.firewalls?.items ?? []) {
      const [open] = openings(model, firewall);
      if (open === undefined) continue;
      const { rules, store } = open;
      const [first, ...rest] = rules;
      if (first?.protocol === undefined) continue;
      report({
        at: first.protocol.at,
        message: `This lets the Internet reach the store on \`${store.name}\`, which then carries the encryption of all of these users and stands open to attacks. Give them an access layer of its own in the DMZ, with TLS, that alone reaches the store.`,
        related: [
          { at: store.at, message: 'The store' },
          ...rest.map(({ at }) => ({ at, message: 'This opens it too' })),
        ],
        fixes: () => [
          {
            title: `Close ${firewall.name === undefined ? 'the firewall' : `\`${firewall.name.value}\``} for mail programs`,
            in: first.at,
            edit: (editor) => {
              for (const rule of rules) editor.removeItem(rule.at);
            },
          },
          becomeTwoTier(architecture),
        ],
      });
    }
  },
});

interface Opening {
  readonly rules: readonly AllowSpec[];
  readonly store: Host;
}

/** Rules between the Internet and a zone by which mail programs reach a store there, and nothing that stands before it. */
function openings(model: Model, { between, allow }: FirewallSpec): readonly Opening[] {
  const zones = between?.items.map(({ value }) => value) ?? [];
  const outside = zones.find((zone) => model.zoneKind(zone) === 'internet');
  if (outside === undefined || allow === undefined) return [];
  const stores = model
    .of(...messageStores)
    .map(({ host }) => host)
    .filter(
      (host) =>
        host.spec.zone !== undefined && host.spec.zone.value !== outside && zones.includes(host.spec.zone.value),
    );
  return stores.slice(0, 1).flatMap((store): Opening[] => {
    const zone = store.spec.zone?.value;
    // Something else in the zone may be what it is opened for.
    const layer = model.of('mmp').some(({ host }) => host.spec.zone?.value === zone && !runs(host, 'message-store'));
    const rules = allow.items.filter(({ protocol, to, from, incomplete }) => {
      if (incomplete || protocol === undefined || from !== undefined || !reading.includes(protocol.value)) return false;
      return to === undefined
        ? !layer
        : model.hostsOf(to).some((host) => endsAt(model, host).some((end) => stores.includes(end)));
    });
    return rules.length === 0 ? [] : [{ rules, store }];
  });
}
