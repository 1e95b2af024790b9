import { mtaComponents } from '../../catalog/roles';
import { innerZones } from '../../catalog/vocabulary';
import { withBehind } from '../../questions/balancers';
import { runs } from '../../questions/components';
import type { ZoneKind } from '../../model/model';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET012',
  name: 'dmz-mta-knows-inside',
  severity: 'warning',
  title: 'The MTA in the DMZ knows more of the inside than its inbound MTA',
  source: ['L1034', 'L3316'],
  check(model, report) {
    const mtas = model.of(...mtaComponents);
    const kinds = model.each(mtas, 'NET012', ({ host }, own) => own.zoneOf(host));
    const inner = mtas.find((_, place) => isInside(kinds[place]));
    // Without an MTA inside, the one in the DMZ has to deliver itself; what cannot be read may be one.
    if (inner === undefined || !model.complete) return;
    for (const [place, mta] of mtas.entries()) {
      if (kinds[place] !== 'dmz') continue;
      const targets = mta.spec['delivers-to']?.items ?? [];
      for (const target of targets) {
        const host = model.host(target.value);
        if (
          host === undefined ||
          withBehind(model, host).some((each) => each.incomplete || runs(each, ...mtaComponents))
        )
          continue;
        report({
          at: target.at,
          message: `\`${mta.host.name}\` in the DMZ is set up with \`${target.value}\`, so whoever breaks into it knows that host too. An MTA that faces the Internet should know the inbound MTA behind it and nothing else: deliver to \`${inner.host.name}\`.`,
          related: [{ at: inner.at, message: 'The MTA inside' }],
          fixes: () => (targets.length > 1 ? [removeFix(target, `Do not deliver to \`${target.value}\``)] : []),
        });
      }
    }
  },
});

const isInside = (kind: ZoneKind | undefined): boolean => kind !== undefined && innerZones.includes(kind);
