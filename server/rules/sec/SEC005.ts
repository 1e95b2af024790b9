import { defineRule } from '../rule';
import { reportMisplaced } from './mechanisms';

export const rule = defineRule({
  code: 'SEC005',
  name: 'apop-outside-pop',
  severity: 'error',
  title: 'APOP is offered for a protocol other than POP',
  source: ['L3677-3680'],
  check(model, report) {
    reportMisplaced(
      model,
      report,
      'apop',
      (id) => `APOP is a command of POP, and \`${id}\` does not speak POP. Remove it here.`,
    );
  },
});
