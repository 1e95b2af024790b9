import { otherContainer } from '../../questions/containers';
import { toGlassfish } from '../../fixes/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV001',
  name: 'convergence-not-in-glassfish',
  severity: 'error',
  title: 'Convergence is not in GlassFish',
  source: ['L192', 'L859'],
  check(model, report) {
    for (const convergence of model.of('convergence')) {
      const { host } = convergence;
      const container = otherContainer(host);
      if (container === undefined) continue;
      report({
        at: container.at,
        message: `Convergence runs in GlassFish only, and the web container of \`${host.name}\` is \`${container.id}\`. Use \`glassfish\`.`,
        related: [{ at: convergence.at, message: `Convergence runs here, on \`${host.name}\`` }],
        fixes: () => toGlassfish(model, container),
      });
    }
  },
});
