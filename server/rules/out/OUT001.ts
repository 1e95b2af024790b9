import { componentsOf } from '../../catalog/components';
import { externalFix } from '../../fixes/components';
import { defineRule } from '../rule';
import { useOfOutlook } from './outlook';

export const rule = defineRule({
  code: 'OUT001',
  name: 'outlook-without-mail-or-calendar',
  severity: 'error',
  title: 'Outlook lacks mail or calendar',
  source: ['L894-896'],
  check(model, report) {
    const use = useOfOutlook(model);
    if (use === undefined) return;
    const noMail = model.lacks(...componentsOf('messaging'));
    const noCalendar = model.lacks(...componentsOf('calendar'));
    if (!noMail && !noCalendar) return;
    const what =
      noMail && noCalendar ? 'neither of them is' : noMail ? 'there is no mail server' : 'there is no calendar server';
    report({
      at: use.at,
      message: `The Outlook connector joins mail and calendar and needs both in one deployment; ${what}${noMail && noCalendar ? ' there' : ''}. Add what is missing, or name it under \`external\`.`,
      fixes: noMail && noCalendar ? [] : [externalFix(model, noMail ? 'messaging-server' : 'cal7-frontend')],
    });
  },
});
