import { defineRule } from '../rule';
import { amongData } from '../../fixes/access-tier';

export const rule = defineRule({
  code: 'CNV011',
  name: 'convergence-among-data',
  severity: 'warning',
  title: 'Convergence stands among the data, not before it',
  source: ['L6076'],
  check(model, report) {
    for (const convergence of model.of('convergence')) {
      // The wrong tier is what TIER024 is about.
      if (convergence.host.tier === 2) continue;
      const place = amongData(model, convergence, 'glassfish');
      if (place === undefined) continue;
      report({
        at: convergence.at,
        message: `Convergence is the one server between users on the Internet and the servers of the suite, and \`${convergence.host.name}\` is ${place.where}, where the data is. Move it to the access tier.`,
        related: [{ at: place.at, message: 'It stands here' }],
        fixes: place.fixes,
      });
    }
  },
});
