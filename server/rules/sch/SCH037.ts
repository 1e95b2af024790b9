import { componentInfo } from '../../catalog/components';
import { cal6Components, signOnServers } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH037',
  name: 'calendar-6-compatibility-mode',
  severity: 'warning',
  title: 'Calendar Server 6 with Access Manager or the portal is in compatibility mode',
  source: ['L1868', 'L1873'],
  above: ['SCH005'],
  check(model, report) {
    const schema = model.directory?.schema;
    if (schema?.value !== 'schema2-compat') return;
    const calendar = presenceOf(model, ...cal6Components);
    const other = presenceOf(model, ...signOnServers);
    if (calendar === undefined || other === undefined) return;
    report({
      at: schema.at,
      message: `Calendar Server 6 together with ${componentInfo(other.id).title} asks for Schema 2 in native mode; only parts of it are said to work in compatibility mode. Set \`schema\` to \`schema2-native\`.`,
      related: [
        { at: calendar.at, message: placeOf(calendar) },
        { at: other.at, message: placeOf(other) },
      ],
      fixes: () => schemaFix(model, 'schema2-native'),
    });
  },
});
