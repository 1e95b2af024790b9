import { cal6Components } from '../../catalog/roles';
import type { ValueOf } from '../../catalog/types';
import { linuxSystems, os } from '../../catalog/vocabulary';
import { replaceFix } from '../../fixes/values';
import { statedBy } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL024',
  name: 'calendar-6-mixed-systems',
  severity: 'error',
  title: 'Hosts of Calendar Server 6 differ in operating system',
  source: ['L791'],
  check(model, report) {
    const hosts = [...new Set(model.of(...cal6Components).map(({ host }) => host))];
    const systems = statedBy(model, hosts, 'CAL024', ({ spec }) => spec.os);
    // One that says its kind of Linux is held against all others.
    const reference = systems.find(({ fact }) => fact.value !== 'linux') ?? systems[0];
    if (reference === undefined) return;
    for (const { item: host, fact: own } of systems) {
      if (isSame(own.value, reference.fact.value)) continue;
      report({
        at: own.at,
        message: `All front and back ends of Calendar Server 6 must run one operating system: \`${host.name}\` has ${os.values[own.value].title}, \`${reference.item.name}\` has ${os.values[reference.fact.value].title}. Use one for all.`,
        related: [{ at: reference.fact.at, message: `\`${reference.item.name}\` runs \`${reference.fact.source}\`` }],
        fixes: () => [replaceFix(own, reference.fact.value)],
      });
    }
  },
});

/** `linux` may be any of its kind. */
const isSame = (a: ValueOf<typeof os>, b: ValueOf<typeof os>): boolean =>
  a === b || ((a === 'linux' || b === 'linux') && linuxSystems.includes(a) && linuxSystems.includes(b));
