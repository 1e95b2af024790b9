import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { memoryFor, messagingComponents } from '../../sizing/memory';
import { settingsOf } from '../../sizing/settings';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { memoryText } from './size';

export const rule = defineRule({
  code: 'SIZ002',
  name: 'messaging-memory-recommended',
  severity: 'information',
  title: `Most messaging hosts want ${figures.memoryPerCpu.value} GB of memory for each processor`,
  source: ['L2535'],
  check(model, report) {
    reportEach(model, report, 'SIZ002', hostsWith(model, ...messagingComponents), (host, report, model) => {
      const { base, bytes } = settingsOf(model);
      const { cpus, memory } = host.spec;
      if (cpus === undefined || memory === undefined) return;
      const { minimum, wanted } = memoryFor(cpus.value);
      // Below the minimum SIZ001 speaks.
      const amount = bytes(memory.value);
      if (amount >= wanted * base ** 3 || amount < minimum * base ** 3) return;
      report({
        at: memory.at,
        message: `${memory.source} for ${cpus.value} processors is above the minimum, but most messaging hosts want ${figures.memoryPerCpu.value} GB for each: ${memoryText(wanted * base ** 3, base)} on \`${host.name}\`.`,
        related: [{ at: cpus.at, message: `${cpus.source} processors` }],
        fixes: () => [replaceFix(memory, memoryText(wanted * base ** 3, base))],
      });
    });
  },
});
