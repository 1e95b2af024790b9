import { spelledTimes } from '../../words/number';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { memoryFor, messagingComponents } from '../../sizing/memory';
import { settingsOf } from '../../sizing/settings';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { memoryText } from './size';

export const rule = defineRule({
  code: 'SIZ001',
  name: 'messaging-memory',
  severity: 'warning',
  title: `A messaging host has less than ${figures.memoryPerCpuMinimum.value} GB of memory for each processor`,
  source: ['L2535'],
  check(model, report) {
    reportEach(model, report, 'SIZ001', hostsWith(model, ...messagingComponents), (host, report, model) => {
      const { base, bytes } = settingsOf(model);
      const { cpus, memory } = host.spec;
      if (cpus === undefined || memory === undefined) return;
      const need = memoryFor(cpus.value).minimum * base ** 3;
      if (bytes(memory.value) >= need) return;
      report({
        at: memory.at,
        message: `\`${host.name}\` has ${memory.source} for ${cpus.value} processors; a messaging host needs at least ${figures.memoryPerCpuMinimum.value} GB for each or it swaps under load. Raise it to ${memoryText(need, base)}, better ${spelledTimes(figures.memoryPerCpu.value / figures.memoryPerCpuMinimum.value)} that.`,
        related: [{ at: cpus.at, message: `${cpus.source} processors` }],
        fixes: () => [replaceFix(memory, memoryText(need, base))],
      });
    });
  },
});
