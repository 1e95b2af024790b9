import { cal6Components } from '../../catalog/roles';
import { inWords, isBefore, needOf } from '../../catalog/releases';
import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { connectorVersions } from './outlook';

const limit = needOf('cal7-frontend', 'outlook').atLeast;

export const rule = defineRule({
  code: 'OUT004',
  name: 'connector-too-old-for-calendar-7',
  severity: 'error',
  title: 'The Outlook connector is too old for Calendar Server 7',
  source: ['L6272'],
  holds: [{ of: 'outlook', until: limit }],
  check(model, report) {
    const calendar = presenceOf(model, 'cal7-frontend');
    // With Calendar Server 6 beside it, Outlook users may be there.
    if (calendar === undefined || !model.lacks(...cal6Components)) return;
    for (const version of connectorVersions(model)) {
      if (isBefore(version.value, limit) !== true) continue;
      report({
        at: version.at,
        message: `Calendar Server 7 works with the Outlook connector from ${inWords(limit)} on, and this is \`${version.source}\`. Roll out a newer connector.`,
        related: [{ at: calendar.at, message: placeOf(calendar) }],
        fixes: () => [replaceFix(version, limit)],
      });
    }
  },
});
