import { figures } from '../../catalog/figures';
import { formatAmount } from '../../sizing/figure';
import { imOf } from '../../sizing/im-figures';
import { defineRule } from '../rule';
import { inputPlaces } from './inputs';

export const rule = defineRule({
  code: 'SIZ061',
  name: 'im-users-beyond-heap',
  severity: 'hint',
  title: 'One Instant Messaging server is to hold more users than its Java memory can',
  source: ['L5432', 'L5461'],
  check(model, report) {
    const most = figures.jvmMaximum.value;
    for (const { scope, figure } of imOf(model)) {
      if (scope.kind !== 'host' || figure.id !== 'im.jvm' || figure.value === null || figure.value <= most) continue;
      const server = scope.host.components.find(({ id }) => id === 'im-server');
      if (server === undefined) continue;
      report({
        at: server.at,
        message: `By the guide's table the users of \`${scope.host.name}\` take ${formatAmount(figure.value, figure.unit)}, and one Java process has ${most} MB at most. Spread them over a pool of servers, or measure: the guide contradicts itself here.`,
        related: inputPlaces(figure.inputs),
      });
    }
  },
});
