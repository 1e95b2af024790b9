import { cal7Components } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH039',
  name: 'calendar-7-on-schema-1',
  severity: 'warning',
  title: 'Calendar Server 7 on Schema 1 has no tool for its users',
  source: ['L1996', 'L4409', 'L4413'],
  check(model, report) {
    const schema = model.directory?.schema;
    if (schema?.value !== 'schema1') return;
    const calendar = presenceOf(model, ...cal7Components);
    if (calendar === undefined) return;
    report({
      at: schema.at,
      message:
        'Calendar Server 7 reads Schema 1, but Delegated Administrator 7, which it requires, does not write it: users and rooms would have to be made by hand. Set `schema` to `schema2-native`.',
      related: [{ at: calendar.at, message: placeOf(calendar) }],
      fixes: () => schemaFix(model, 'schema2-native'),
    });
  },
});
