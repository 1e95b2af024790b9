import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET024',
  name: 'no-geographic-balancing',
  severity: 'hint',
  title: 'Several data centres and no geographic load balancing',
  source: ['L994'],
  check(model, report) {
    const centres = (model.section('sites')?.items ?? []).flatMap(({ datacenter }) => datacenter ?? []);
    if (new Set(centres.map(({ value }) => value)).size < 2) return;
    const balancers = model.of('load-balancer');
    const kinds = balancers.flatMap(({ spec }) => spec.balancer ?? []);
    const [kind] = kinds;
    const [first] = balancers;
    // What kind a balancer is, is mostly not written.
    if (kind === undefined || kinds.length < balancers.length || kinds.some(({ value }) => value === 'geographic'))
      return;
    const [centre] = centres;
    report({
      at: kind.at,
      message:
        'With data centres in several places, a geographic load balancer sends users to the nearest, and to another when it is lost. None of the load balancers here does that.',
      related: centre === undefined ? [] : [{ at: centre.at, message: 'One of several data centres' }],
      fixes: () =>
        first === undefined
          ? []
          : [replaceFix(kind, 'geographic', { title: `Make \`${first.host.name}\` a geographic load balancer` })],
    });
  },
});
