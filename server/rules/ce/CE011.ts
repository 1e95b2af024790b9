import { lifecycle } from '../../catalog/releases';
import { cal6Components } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';
import { replacement } from './replacement';

export const rule = defineRule({
  code: 'CE011',
  name: 'express-with-calendar-7',
  severity: 'warning',
  title: 'Communications Express is no client of Calendar Server 7',
  source: ['L134-138', 'L4608'],
  above: ['CAL040'],
  check(model, report) {
    const [client, ...others] = model.of('communications-express');
    const calendar = presenceOf(model, 'cal7-frontend');
    if (client === undefined || calendar === undefined || !model.lacks(...cal6Components)) return;
    report({
      at: client.at,
      message: `All calendars are on Calendar Server 7, and the clients named for it are Convergence ${lifecycle.convergenceForCalendar7.from}, iCal and Lightning. Communications Express is a client of Calendar Server 6: use \`convergence\`.`,
      related: [
        { at: calendar.at, message: placeOf(calendar) },
        ...others.slice(0, 5).map(({ at, host }) => ({ at, message: `It runs on \`${host.name}\` too` })),
      ],
      fixes: () => (others.length === 0 ? replacement(model, client) : []),
    });
  },
});
