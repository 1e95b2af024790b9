import { cal6Components } from '../../catalog/roles';
import { calendarServer6, compareVersions, isBefore } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { versionsOn } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL023',
  name: 'calendar-6-mixed-releases',
  severity: 'error',
  title: 'Hosts of Calendar Server 6 differ in release',
  source: ['L792', 'L4845'],
  check(model, report) {
    // What stands under `services` may speak of Calendar Server 7.
    const facts = versionsOn(model, ...cal6Components).filter(
      ({ value }) => isBefore(value, calendarServer6.until) === true,
    );
    const common = model.services?.calendar?.version;
    const reference = facts.find((fact) => fact === common) ?? facts[0];
    if (reference === undefined) return;
    for (const fact of facts) {
      if (compareVersions(fact.value, reference.value) === 0) continue;
      report({
        at: fact.at,
        message: `All hosts of Calendar Server 6 must run the same release, patches and hotfixes included: here it is \`${fact.source}\`, elsewhere \`${reference.source}\`. Bring them to one level.`,
        related: [{ at: reference.at, message: `Calendar Server ${reference.source}` }],
        fixes: () => [replaceFix(fact, reference.source)],
      });
    }
  },
});
