import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL042',
  name: 'calendar-data-by-sql',
  severity: 'warning',
  title: 'Calendar data is changed by SQL',
  source: ['L4164'],
  check(model, report) {
    const first = model.of('cal7-database')[0] ?? model.of('cal7-frontend')[0];
    const sql = model.services?.calendar?.['data-tools']?.items.find(({ value }) => value === 'sql');
    if (first === undefined || sql === undefined) return;
    report({
      at: sql.at,
      message:
        'SQL may look at the store of Calendar Server 7 but must not change it, neither in MySQL nor in Oracle Database. Use `davadmin`.',
      related: [{ at: first.at, message: 'Calendar Server 7' }],
      fixes: () => [removeFix(sql, 'Remove `sql`')],
    });
  },
});
