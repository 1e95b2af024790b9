import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL012',
  name: 'calendar-7-not-at-root',
  severity: 'warning',
  title: 'Calendar Server 7 is not deployed under the root path',
  source: ['L4154'],
  check(model, report) {
    const { environment } = model;
    if (environment?.value !== 'production') return;
    for (const { spec } of model.of('cal7-frontend')) {
      const root = spec['context-root'];
      if (root === undefined || root.value === '/') continue;
      report({
        at: root.at,
        message: `In production Calendar Server 7 should be deployed under \`/\`: with \`${root.value}\` that path becomes part of every address of a calendar. Set it to \`/\`.`,
        related: [{ at: environment.at, message: 'It is for production' }],
        fixes: () => [replaceFix(root, '/')],
      });
    }
  },
});
