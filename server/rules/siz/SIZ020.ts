import { chatEntrances } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { KILO } from '../../model/quantity';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ020',
  name: 'im-least-memory',
  severity: 'warning',
  title: 'An Instant Messaging host has less than the least memory',
  source: ['L5430'],
  check(model, report) {
    const least = figures.imHostMemory.value;
    for (const host of hostsWith(model, ...chatEntrances)) {
      const { memory } = host.spec;
      if (memory === undefined || memory.value.amount >= least * KILO ** 2) continue;
      report({
        at: memory.at,
        message: `Instant Messaging wants ${least} MB of memory at least, and \`${host.name}\` has ${memory.source}. The host would swap, and every message would wait for it: raise the memory.`,
        fixes: [replaceFix(memory, `${least} MB`)],
      });
    }
  },
});
