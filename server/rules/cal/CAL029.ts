import { defineRule } from '../rule';
import { backEnds } from './server6';
import { reportNotOn } from './switches';

export const rule = defineRule({
  code: 'CAL029',
  name: 'back-ends-without-cld',
  severity: 'error',
  title: 'Several Calendar Server 6 back ends without the LDAP CLD plug-in',
  source: ['L4635-4636', 'L4733'],
  check(model, report) {
    if (backEnds(model) < 2) return;
    reportNotOn(model, report, 'cld', {
      message:
        'With several back ends, the LDAP Calendar Lookup Database tells from which of them a front end gets the data of a user. Turn the CLD plug-in on.',
      places: model
        .of('cal6-backend')
        .slice(0, 5)
        .map(({ at, host }) => ({ at, message: `A back end on \`${host.name}\`` })),
    });
  },
});
