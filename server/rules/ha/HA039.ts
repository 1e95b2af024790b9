import { hostsThatRun } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'HA039',
  name: 'multiplexors-in-one-chassis',
  severity: 'hint',
  title: 'All multiplexors sit in one blade chassis',
  source: ['L3143'],
  check(model, report) {
    const muxes = model.of('mmp');
    if (hostsThatRun(model, 'mmp') < 2 || model.mayBeExternal('mmp') || !model.complete) return;
    const chassis = muxes.map(({ host }) => host.spec.chassis);
    const names = chassis.flatMap((list) => list?.items ?? []);
    const [first, ...others] = names;
    // Where one of them does not say where it sits, it may be elsewhere.
    if (first === undefined || chassis.some((list) => list === undefined || list.incomplete)) return;
    if (others.some(({ value }) => value !== first.value)) return;
    report({
      at: first.at,
      message: `Every multiplexor sits in \`${first.source}\`, and a chassis can fail as a whole: then no user gets to a store. Spread them over two, with enough in each for the peak.`,
      related: others.slice(0, 5).map(({ at }) => ({ at, message: 'In the same chassis' })),
    });
  },
});
