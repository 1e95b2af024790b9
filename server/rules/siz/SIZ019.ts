import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

const most = figures.jvmMaximum.value;

export const rule = defineRule({
  code: 'SIZ019',
  name: 'im-heap-beyond-maximum',
  severity: 'error',
  title: 'The Java memory of an Instant Messaging server is beyond its maximum',
  source: ['L5432'],
  check(model, report) {
    reportEach(model, report, 'SIZ019', model.of('im-server'), ({ spec }, report) => {
      const memory = spec['jvm-memory'];
      // In either way of counting.
      if (memory === undefined || memory.value.amount <= most * 1024 ** 2) return;
      report({
        at: memory.at,
        message: `\`iim.jvm.maxmemorysize\` takes ${most} MB at most, and this is ${memory.source}. Set it to ${most} MB, and spread users over more servers if that does not do.`,
        fixes: () => [replaceFix(memory, `${most} MB`)],
      });
    });
  },
});
