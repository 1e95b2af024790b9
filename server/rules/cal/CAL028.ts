import { removeFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule, reportEach } from '../rule';
import { processFact } from './server6';

export const rule = defineRule({
  code: 'CAL028',
  name: 'needless-cshttpd',
  severity: 'hint',
  title: 'A Calendar Server 6 back end does not need cshttpd',
  source: ['L4710'],
  check(model, report) {
    reportEach(model, report, 'CAL028', model.of('cal6-backend'), (back, report) => {
      const fact = processFact(back, 'cshttpd');
      if (fact === undefined || back.host.incomplete || runs(back.host, 'cal6-frontend')) return;
      report({
        at: fact.at,
        message: `Users log in at the front ends, so \`cshttpd\` has nothing to do on the back end \`${back.host.name}\`. Turn it off.`,
        fixes: () => [removeFix(fact, 'Remove `cshttpd`')],
      });
    });
  },
});
