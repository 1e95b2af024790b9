import { cal6Components } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH017',
  name: 'new-calendar-6-on-schema-1',
  severity: 'warning',
  title: 'A new Calendar Server 6 starts on Schema 1',
  source: ['L1870', 'L1885'],
  above: ['SCH003'],
  check(model, report) {
    const install = model.section('install');
    const schema = model.directory?.schema;
    if (install?.value !== 'fresh' || schema?.value !== 'schema1') return;
    const calendar = presenceOf(model, ...cal6Components);
    if (calendar === undefined) return;
    report({
      at: schema.at,
      message:
        'Only sites that had an earlier Calendar Server should use Schema 1, and here it is installed for the first time. Start with `schema2-native`.',
      related: [
        { at: install.at, message: 'The suite is installed for the first time' },
        { at: calendar.at, message: placeOf(calendar) },
      ],
      fixes: () => schemaFix(model, 'schema2-native'),
    });
  },
});
