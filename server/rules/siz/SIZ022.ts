import { figures } from '../../catalog/figures';
import { imOf } from '../../sizing/im-figures';
import { formatAmount } from '../../sizing/figure';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { inputPlaces } from './inputs';

export const rule = defineRule({
  code: 'SIZ022',
  name: 'im-cpus',
  severity: 'warning',
  title: 'An Instant Messaging host has fewer processors than its users take',
  source: ['L5484'],
  check(model, report) {
    for (const { scope, figure } of imOf(model)) {
      if (scope.kind !== 'host' || figure.id !== 'im.cpus' || figure.status !== 'short') continue;
      const { cpus } = scope.host.spec;
      const { value } = figure;
      if (cpus === undefined || value === null) continue;
      report({
        at: cpus.at,
        message: `By the guide's table the users of \`${scope.host.name}\` take ${formatAmount(value, 'CPUs')} of the ${figures.imMeasuredOn.value} MHz kind that it measured, and there ${cpus.value === 1 ? 'is' : 'are'} ${cpus.source}. Add processors or hosts, or measure on faster ones and write \`capacity\`.`,
        related: inputPlaces(figure.inputs, cpus.at),
        fixes: () => [replaceFix(cpus, value)],
      });
    }
  },
});
