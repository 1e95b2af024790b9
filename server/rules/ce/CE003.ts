import { isAtLeast, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { replacement } from './replacement';

const { from } = lifecycle.convergence;

export const rule = defineRule({
  code: 'CE003',
  name: 'express-deprecated',
  severity: 'warning',
  title: 'Communications Express is deprecated',
  source: ['L162'],
  check(model, report) {
    const [client, ...others] = model.of('communications-express');
    if (client === undefined) return;
    const hasConvergence = isAtLeast(model.suite?.value, from) === true;
    report({
      at: client.at,
      message: `Communications Express gets no new features and is deprecated in favour of Convergence. ${
        hasConvergence ? 'Use `convergence`.' : `Plan the move to Suite ${from} or later, which has Convergence.`
      }`,
      related: others.slice(0, 5).map(({ at, host }) => ({ at, message: `It runs on \`${host.name}\` too` })),
      fixes: () => (hasConvergence && others.length === 0 ? replacement(model, client) : []),
    });
  },
});
