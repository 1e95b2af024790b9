import { listenersFor } from '../../catalog/ports';
import { moveHost } from '../../fixes/access-tier';
import type { FixDraft } from '../../fixes/fix';
import type { Component, Model } from '../../model/model';
import { defineRule } from '../rule';
import { moveToHost, moveToNewHost } from './move';

export const rule = defineRule({
  code: 'TIER024',
  name: 'convergence-in-data-tier',
  severity: 'warning',
  title: 'Convergence stands in the data tier',
  source: ['L561'],
  check(model, report) {
    for (const convergence of model.of('convergence')) {
      const { host } = convergence;
      const { tierAt } = host;
      if (host.tier !== 2) continue;
      report({
        at: convergence.at,
        message: `Convergence is what web users connect to, so it and its container belong into the access tier; on \`${host.name}\` they come into the data tier. Move it to tier 1.`,
        ...(tierAt === undefined ? {} : { related: [{ at: tierAt, message: 'The data tier' }] }),
        fixes: () => moves(model, convergence),
      });
    }
  },
});

/** To a host that is there, with its own host, or to a new one: the first of these that can be. */
function moves(model: Model, convergence: Component): readonly FixDraft[] {
  const beside = moveToHost(model, convergence, 1, ['glassfish']);
  const fresh = moveToNewHost(model, convergence, {
    base: 'web',
    tier: 1,
    zone: 'dmz',
    with: ['webmail'],
    container: {
      component: 'glassfish',
      ports: { http: listenersFor('glassfish', 'http')[0]?.port ?? '' },
    },
  });
  return [beside, moveHost(model, convergence), fresh].find(({ length }) => length > 0) ?? [];
}
