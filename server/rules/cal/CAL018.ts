import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL018',
  name: 'two-davstores',
  severity: 'error',
  title: 'The davStore attribute has two values',
  source: ['L4284'],
  check(model, report) {
    for (const { users, davstore } of model.services?.calendar?.placement?.items ?? []) {
      const [first, second] = davstore?.items ?? [];
      if (first === undefined || second === undefined) continue;
      report({
        at: second.at,
        message: `The davStore attribute takes one value: all data of ${users === undefined ? 'a user' : `\`${users.value}\``} lies in one database. Keep one, or divide the users.`,
        related: [{ at: first.at, message: 'The first value' }],
        fixes: () =>
          davstore?.items.length === 2
            ? [second, first].map((fact) => removeFix(fact, `Remove \`${fact.value}\``))
            : [],
      });
    }
  },
});
