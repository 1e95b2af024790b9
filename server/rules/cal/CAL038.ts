import { cal6Components } from '../../catalog/roles';
import { caldavClients, client } from '../../catalog/vocabulary';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL038',
  name: 'caldav-with-calendar-6',
  severity: 'error',
  title: 'CalDAV clients have only Calendar Server 6',
  source: ['L3997', 'L4337'],
  check(model, report) {
    const [six] = model.of(...cal6Components);
    if (six === undefined || !model.lacks('cal7-frontend')) return;
    for (const fact of model.section('clients')?.items ?? []) {
      if (!caldavClients.includes(fact.value)) continue;
      report({
        at: fact.at,
        message: `Calendar Server 6 knows WCAP only, and ${client.values[fact.value].title} asks for CalDAV. Add Calendar Server 7 (\`cal7-frontend\`), or take the client out.`,
        related: [{ at: six.at, message: 'Calendar Server 6' }],
        fixes: () => [removeFix(fact, `Remove \`${fact.value}\``)],
      });
    }
  },
});
