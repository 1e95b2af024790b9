import { settingsOf } from '../../sizing/settings';
import { formatAmount } from '../../sizing/figure';
import { imOf } from '../../sizing/im-figures';
import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { memoryText, MEMORY_STEP } from './size';

/** The largest step of memory below the maximum, in MB. */
const rounded = Math.floor(figures.jvmMaximum.value / MEMORY_STEP) * MEMORY_STEP;

export const rule = defineRule({
  code: 'SIZ058',
  name: 'im-heap-too-small',
  severity: 'hint',
  title: 'The Java memory of an Instant Messaging server is less than its users take',
  source: ['L5432'],
  check(model, report) {
    const most = figures.jvmMaximum.value;
    for (const { scope, figure } of imOf(model)) {
      if (scope.kind !== 'host' || figure.id !== 'im.jvm') continue;
      const { value, declared } = figure;
      if (value === null || value > most) continue;
      const memory = scope.host.components.find(({ id }) => id === 'im-server')?.spec['jvm-memory'];
      if (memory === undefined || declared === null || declared >= value) continue;
      report({
        at: memory.at,
        message: `By the guide's table the users of \`${scope.host.name}\` take ${formatAmount(value, figure.unit)}, and its Java process may have ${memory.source}. Raise \`jvm-memory\`; ${most} MB is the maximum.`,
        fixes: () => {
          const { base } = settingsOf(model);
          return [replaceFix(memory, value > rounded ? `${most} MB` : memoryText(value * base ** 2, base))];
        },
      });
    }
  },
});
