import { mtaComponents } from '../../catalog/roles';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET012',
  name: 'dmz-mta-knows-inside',
  severity: 'warning',
  title: 'The MTA in the DMZ knows more of the inside than its inbound MTA',
  source: ['L1034', 'L3316'],
  check(model, report) {
    const inner = model.of(...mtaComponents).find(({ host }) => {
      const kind = model.zoneOf(host);
      return kind === 'intranet' || kind === 'internal';
    });
    // Without an MTA inside, the one in the DMZ has to deliver itself.
    if (inner === undefined) return;
    for (const mta of model.of(...mtaComponents)) {
      if (model.zoneOf(mta.host) !== 'dmz') continue;
      const targets = mta.spec['delivers-to']?.items ?? [];
      for (const target of targets) {
        const host = model.host(target.value);
        if (
          host === undefined ||
          host.incomplete ||
          host.components.some(({ id }) => mtaComponents.some((each) => each === id))
        )
          continue;
        report({
          at: target.at,
          message: `Whoever breaks into \`${mta.host.name}\` finds in it the way to \`${target.value}\`. An MTA that the Internet reaches should know the inbound MTA behind it and nothing else: deliver to \`${inner.host.name}\`.`,
          related: [{ at: inner.at, message: 'The MTA inside' }],
          fixes: targets.length > 1 ? [removeFix(target, `Do not deliver to \`${target.value}\``)] : [],
        });
      }
    }
  },
});
