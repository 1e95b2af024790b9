import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isBoth } from './server6';

export const rule = defineRule({
  code: 'CAL056',
  name: 'calendars-elsewhere-than-login',
  severity: 'hint',
  title: 'Calendars are not where their owners log in',
  source: ['L4719'],
  check(model, report) {
    for (const { users, login, store } of model.services?.calendar?.placement?.items ?? []) {
      if (login === undefined || store === undefined) continue;
      const [there, here] = [model.host(login.value), model.host(store.value)];
      if (there === undefined || here === undefined || there === here || !isBoth(there) || !isBoth(here)) continue;
      report({
        at: store.at,
        message: `Where each server is front and back end, calendars belong on the server where their owner logs in. ${users === undefined ? 'These users' : `\`${users.value}\``} would fetch everything from \`${here.name}\`. Set it to \`${login.value}\`.`,
        related: [{ at: login.at, message: 'They log in here' }],
        fixes: () => [replaceFix(store, login.value)],
      });
    }
  },
});
