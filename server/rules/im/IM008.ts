import { componentsOf } from '../../catalog/components';
import { externalFix } from '../../fixes/components';
import { defineRule } from '../rule';
import { wishOf } from './features';

export const rule = defineRule({
  code: 'IM008',
  name: 'calendar-alerts-without-server',
  severity: 'error',
  title: 'Calendar alerts have no calendar server',
  source: ['L5665', 'L5683'],
  check(model, report) {
    const alerts = wishOf(model, 'calendar-alerts', 'calendar-alerts');
    const [server] = model.of('im-server');
    if (alerts === undefined || server === undefined || !model.lacks(...componentsOf('calendar'))) return;
    report({
      at: alerts.at,
      message:
        'Calendar alerts come from a calendar server, and there is none. Install one before Instant Messaging, name it under `external`, or do without the alerts.',
      related: [{ at: server.at, message: `The server on \`${server.host.name}\` would show the alerts` }],
      fixes: () => [alerts.off, externalFix(model, 'cal6-backend')],
    });
  },
});
