import { cal7Servers } from '../../catalog/roles';
import { calendarCollection } from '../../catalog/vocabulary';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL043',
  name: 'calendar-7-address-book',
  severity: 'warning',
  title: 'Calendar Server 7 holds calendars only',
  source: ['L4087'],
  check(model, report) {
    const [first] = model.of(...cal7Servers);
    if (first === undefined) return;
    for (const fact of model.services?.calendar?.collections?.items ?? []) {
      if (fact.value === 'calendar') continue;
      report({
        at: fact.at,
        message: `The repository of a user has a place for ${calendarCollection.values[fact.value].title}, but Calendar Server 7 does not support it yet. Plan without.`,
        related: [{ at: first.at, message: 'Calendar Server 7' }],
        fixes: () => [removeFix(fact, `Remove \`${fact.value}\``)],
      });
    }
  },
});
