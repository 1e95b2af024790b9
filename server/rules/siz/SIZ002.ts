import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { memoryFor, messagingComponents } from '../../sizing/memory';
import { KILO } from '../../model/quantity';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { memoryText } from './size';

export const rule = defineRule({
  code: 'SIZ002',
  name: 'messaging-memory-recommended',
  severity: 'information',
  title: `Most messaging hosts want ${figures.memoryPerCpu.value} GB of memory for each processor`,
  source: ['L2535'],
  check(model, report) {
    for (const host of hostsWith(model, ...messagingComponents)) {
      const { cpus, memory } = host.spec;
      if (cpus === undefined || memory === undefined) continue;
      const { minimum, wanted } = memoryFor(cpus.value);
      // Below the minimum SIZ001 speaks.
      if (memory.value.amount >= wanted * KILO ** 3 || memory.value.amount < minimum * KILO ** 3) continue;
      report({
        at: memory.at,
        message: `${memory.source} for ${cpus.value} processors is above the minimum, but most messaging hosts want ${figures.memoryPerCpu.value} GB for each: ${memoryText(wanted * KILO ** 3)} on \`${host.name}\`.`,
        related: [{ at: cpus.at, message: `${cpus.source} processors` }],
        fixes: [replaceFix(memory, memoryText(wanted * KILO ** 3))],
      });
    }
  },
});
