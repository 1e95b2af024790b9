import { otherContainer } from '../../questions/containers';
import { toGlassfish } from '../../fixes/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL011',
  name: 'calendar-7-not-in-glassfish',
  severity: 'error',
  title: 'Calendar Server 7 is not in GlassFish',
  source: ['L4119-4121', 'L4146'],
  check(model, report) {
    for (const front of model.of('cal7-frontend')) {
      const container = otherContainer(front.host);
      if (container === undefined) continue;
      report({
        at: container.at,
        message: `Calendar Server 7 runs in GlassFish only, and the web container of \`${front.host.name}\` is \`${container.id}\`. Use \`glassfish\`.`,
        related: [{ at: front.at, message: `Calendar Server 7 runs here, on \`${front.host.name}\`` }],
        fixes: () => toGlassfish(model, container),
      });
    }
  },
});
