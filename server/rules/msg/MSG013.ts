import { mtaComponents } from '../../catalog/roles';
import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG013',
  name: 'open-relay',
  severity: 'error',
  title: 'Open relay',
  source: ['L3513', 'L3849'],
  check(model, report) {
    const lists = [
      model.services?.messaging?.['relay-for'],
      ...model.of(...mtaComponents).map(({ spec }) => spec['relay-for']),
    ];
    for (const list of lists) {
      const open = list?.items.find(({ value }) => value === 'anyone');
      if (list === undefined || open === undefined) continue;
      report({
        at: open.at,
        message:
          'Anyone on the Internet may send mail to other domains through these MTAs, which is what senders of spam look for. Relay only for internal hosts and for users who have logged in.',
        fixes: () => [list.items.length > 1 ? removeFix(open, 'Remove `anyone`') : replaceFix(open, 'authenticated')],
      });
    }
  },
});
