import { chatEntrances } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { settingsOf } from '../../sizing/settings';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

const least = figures.imHostMemory.value;

export const rule = defineRule({
  code: 'SIZ020',
  name: 'im-least-memory',
  severity: 'warning',
  title: `An Instant Messaging host has less than ${figures.imHostMemory.value} MB of memory`,
  source: ['L5430'],
  check(model, report) {
    reportEach(model, report, 'SIZ020', hostsWith(model, ...chatEntrances), (host, report, model) => {
      const { base, bytes } = settingsOf(model);
      const { memory } = host.spec;
      if (memory === undefined || bytes(memory.value) >= least * base ** 2) return;
      report({
        at: memory.at,
        message: `Most deployments of Instant Messaging need at least ${least} MB of memory, and \`${host.name}\` has ${memory.source}. A host that swaps delays every message: raise the memory.`,
        fixes: () => [replaceFix(memory, `${least} MB`)],
      });
    });
  },
});
