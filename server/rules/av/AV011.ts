import { contentFilters } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import { listenersOf } from '../../catalog/ports';
import type { ProtocolId } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { AllowSpec } from '../../model/format';
import type { Component, Model } from '../../model/model';
import { removeFix, replaceFix } from '../../fixes/values';
import { zoneNamed } from '../../questions/names';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/** Third-party filters, and the protocol by which MTAs reach each. */
const protocolOf = new Map(
  contentFilters.flatMap((id) => listenersOf(id).map(({ protocol }): [ComponentId, ProtocolId] => [id, protocol])),
);

export const rule = defineRule({
  code: 'AV011',
  name: 'filter-reachable',
  severity: 'warning',
  title: 'A filter can be reached from outside',
  source: ['L3575'],
  check(model, report) {
    const open = openRules(model);
    for (const filter of model.of(...protocolOf.keys())) {
      const { host } = filter;
      const zone = host.spec.zone;
      const kind = model.zoneOf(host);
      if (zone === undefined || kind === undefined) continue;
      const advice = 'Filters are not made to stand open: keep them behind the MTAs, in an inner zone.';
      const outside = kind === 'internet' || kind === 'public-access';
      if (outside) {
        report({
          at: zone.at,
          message: `\`${filter.id}\` stands where strangers can talk to it. ${advice}`,
          related: [{ at: filter.at, message: 'The filter' }],
          fixes: () => (host.components.every(({ id }) => protocolOf.has(id)) ? [inward(model, zone)] : []),
        });
        continue;
      }
      const rule = open.find((each) => each.zone === zone.value && admits(model, each.rule, filter));
      if (rule === undefined) continue;
      report({
        at: (rule.rule.protocol ?? filter).at,
        message: `This rule lets strangers talk to \`${filter.id}\` on \`${host.name}\`. ${advice}`,
        related: [{ at: filter.at, message: 'The filter' }],
        fixes: () => [
          removeFix(rule.rule, `Remove the firewall rule for \`${rule.rule.protocol?.source ?? 'this protocol'}\``),
        ],
      });
    }
  },
});

const inward = (model: Model, zone: Fact<string>): FixDraft => replaceFix(zone, zoneNamed(model, 'intranet'));

interface OpenRule {
  readonly zone: string;
  readonly rule: AllowSpec;
}

/** Rules for protocols of filters in firewalls towards networks of strangers. */
function openRules(model: Model): readonly OpenRule[] {
  const wanted = new Set<string>(protocolOf.values());
  return (model.firewalls?.items ?? []).flatMap((firewall): OpenRule[] => {
    const [outer, inner] = firewall.between?.items ?? [];
    const kind = model.zoneKind(outer?.value);
    if (inner === undefined || (kind !== 'internet' && kind !== 'public-access')) return [];
    return (firewall.allow?.items ?? []).flatMap((rule) =>
      // What is said to come from a host does not come from the Internet.
      rule.protocol !== undefined && wanted.has(rule.protocol.value) && rule.from === undefined && !rule.incomplete
        ? [{ zone: inner.value, rule }]
        : [],
    );
  });
}

const admits = (model: Model, rule: AllowSpec, filter: Component): boolean =>
  rule.protocol?.value === protocolOf.get(filter.id) &&
  (rule.to === undefined || model.hostsOf(rule.to).includes(filter.host));
