import { cal6Components, cal7Servers } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';
import { wishOf } from './features';

export const rule = defineRule({
  code: 'IM009',
  name: 'calendar-7-alerts',
  severity: 'warning',
  title: 'Calendar Server 7 sends no calendar alerts to Instant Messaging',
  source: ['L5692', 'L4496', 'L4504'],
  check(model, report) {
    const alerts = wishOf(model, 'calendar-alerts', 'calendar-alerts');
    const calendar = presenceOf(model, ...cal7Servers);
    if (alerts === undefined || calendar === undefined || !model.lacks(...cal6Components)) return;
    report({
      at: alerts.at,
      message:
        'Alerts reach Instant Messaging by the event notification service of Calendar Server 6. Calendar Server 7 notifies by JMS instead, so nothing would arrive. Use its reminders by mail, or a subscriber of your own.',
      related: [{ at: calendar.at, message: placeOf(calendar) }],
      fixes: [alerts.off],
    });
  },
});
