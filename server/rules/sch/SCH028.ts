import { cal6Components } from '../../catalog/roles';
import { defineRule } from '../rule';
import { placeFix } from '../../fixes/placement';
import { disorderOf, reorderFix } from './order';

export const rule = defineRule({
  code: 'SCH028',
  name: 'calendar-6-without-delegated-administrator',
  severity: 'error',
  title: 'A new Calendar Server 6 has no Delegated Administrator to make its default domain',
  source: ['L4935'],
  check(model, report) {
    const install = model.section('install');
    const schema = model.directory?.schema;
    // With Schema 1 Calendar Server has utilities of its own (L4683).
    if (install?.value !== 'fresh' || schema === undefined || schema.value === 'schema1') return;
    const [calendar] = model.of(...cal6Components);
    if (calendar === undefined) return;
    const isNew = { at: install.at, message: 'The suite is installed for the first time' };
    if (model.lacks('delegated-administrator')) {
      report({
        at: calendar.at,
        message:
          'Calendar Server 6 is configured into a default domain, which Delegated Administrator makes beforehand, and no host runs one. Add `delegated-administrator`, or name it under `external`.',
        related: [isNew],
        fixes: () => placeFix(model, 'delegated-administrator'),
      });
      return;
    }
    const found = disorderOf(model, ['delegated-administrator'], cal6Components);
    if (found === undefined) return;
    report({
      at: found.late.at,
      message: `Delegated Administrator makes the default domain that Calendar Server 6 is configured into, and \`install-order\` has \`${found.early.value}\` first. Put \`delegated-administrator\` before it.`,
      related: [{ at: found.early.at, message: 'Calendar Server is configured here' }, isNew],
      fixes: () => reorderFix(model, found),
    });
  },
});
