import { calendarServer6, isBefore } from '../../catalog/releases';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { isOverlay } from '../../questions/architecture';
import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL046',
  name: 'outlook-with-old-calendar-data',
  severity: 'error',
  title: 'Old calendar data must be converted before Outlook can use it',
  source: ['L906'],
  check(model, report) {
    const migration = model.services?.calendar?.migration;
    const from = migration?.from;
    if (
      from === undefined ||
      isBefore(from.value, calendarServer6.from) !== true ||
      migration?.converted?.value === true
    )
      return;
    const outlook = outlookOf(model);
    if (outlook === undefined || migration?.incomplete === true) return;
    const fact = migration?.converted;
    const message = `Recurring events from before Calendar Server 6 are stored in a way that Outlook cannot use. Have the data of ${from.source} converted; it is a service of the vendor.`;
    if (fact !== undefined) report({ at: fact.at, message, related: [outlook], fixes: () => [replaceFix(fact, true)] });
    else
      report({
        at: from.at,
        message,
        related: [outlook],
        fixes: () =>
          isOverlay(model)
            ? []
            : [
                {
                  title: 'Add `converted: true`',
                  edit: (editor) => {
                    setPath(editor, ['services', 'calendar', 'migration', 'converted'], true);
                  },
                },
              ],
        advice: true,
      });
  },
});

function outlookOf(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const presence = presenceOf(model, 'outlook-connector');
  if (presence !== undefined) return { at: presence.at, message: placeOf(presence) };
  const client = model.section('clients')?.items.find(({ value }) => value === 'outlook');
  if (client !== undefined) return { at: client.at, message: 'Users have Outlook' };
  const service = model.services?.['outlook-connector'];
  return service === undefined ? undefined : { at: service.key ?? service.at, message: 'Users have Outlook' };
}
