import { componentsOf, type ComponentId } from '../../catalog/components';
import { calendarServer6, isBefore, needOf } from '../../catalog/releases';
import type { Model } from '../../model/model';
import { externalFix } from '../../fixes/components';
import { defineRule } from '../rule';
import { connectorVersions, useOfOutlook } from './outlook';

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
      fixes: () => {
        const missing = noMail ? 'messaging-server' : calendarFor(model);
        return (noMail && noCalendar) || missing === undefined ? [] : [externalFix(model, missing)];
      },
    });
  },
});

/** The calendar server that may stand elsewhere; undefined where what is written is too old for that (OUT003, OUT004). */
function calendarFor(model: Model): ComponentId | undefined {
  const version = model.services?.calendar?.version?.value;
  if (isBefore(version ?? model.suite?.value, calendarServer6.until) === true) return 'cal6-frontend';
  const { atLeast } = needOf('cal7-frontend', 'outlook');
  return isBefore(version, needOf('outlook-connector', 'calendar').atLeast) === true ||
    connectorVersions(model).some(({ value }) => isBefore(value, atLeast) === true)
    ? undefined
    : 'cal7-frontend';
}
