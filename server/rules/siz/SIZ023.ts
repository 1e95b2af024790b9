import { figures } from '../../catalog/figures';
import { imOf } from '../../sizing/im-figures';
import { formatAmount } from '../../sizing/figure';
import { replaceFix } from '../../fixes/values';
import { settingsOf } from '../../sizing/settings';
import { sizeText } from './size';
import { defineRule } from '../rule';
import { inputPlaces } from './inputs';

export const rule = defineRule({
  code: 'SIZ023',
  name: 'im-disk',
  severity: 'warning',
  title: 'An Instant Messaging host has less disk than it takes',
  source: ['L5450-5451'],
  check(model, report) {
    for (const { scope, figure } of imOf(model)) {
      if (scope.kind !== 'host' || figure.id !== 'im.disk' || figure.status !== 'short') continue;
      const { disk } = scope.host.spec;
      const { value } = figure;
      if (disk === undefined || value === null) continue;
      report({
        at: disk.at,
        message: `Instant Messaging takes ${figures.imDiskPerInstance.value} MB for each server or multiplexor and ${figures.imDiskPerUser.value} KB for each user, ${formatAmount(value, figure.unit)} on \`${scope.host.name}\`, which has ${disk.source}. Provide more, with room for the archive if there is one.`,
        related: inputPlaces(figure.inputs, disk.at),
        fixes: () => {
          const { base } = settingsOf(model);
          return [replaceFix(disk, sizeText(value * base ** 2, base))];
        },
      });
    }
  },
});
