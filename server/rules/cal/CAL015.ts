import { lifecycle } from '../../catalog/releases';
import { cal7Servers } from '../../catalog/roles';
import { isOverlay } from '../../questions/architecture';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { reaches } from '../../questions/calendar-stores';

export const rule = defineRule({
  code: 'CAL015',
  name: 'calendar-unique-id-missing',
  severity: 'error',
  title: 'No unique identifier is chosen for Calendar Server 7',
  source: ['L4231-4233'],
  check(model, report) {
    const [first] = model.of(...cal7Servers);
    const calendar = model.services?.calendar;
    if (first === undefined || calendar?.['unique-id'] !== undefined) return;
    if (model.services?.incomplete === true || calendar?.incomplete === true) return;
    const known = reaches(model, lifecycle.davUniqueId.from) === true;
    report({
      at: first.at,
      message: `Calendar Server 7 ties each account to its calendars by one directory attribute, which cannot be changed later. Choose it before the installation${known ? ': `davUniqueId` is the one to use' : ''}.`,
      fixes: () =>
        known && !isOverlay(model)
          ? [
              {
                title: 'Add `unique-id: davUniqueId`',
                edit: (editor) => {
                  setPath(editor, ['services', 'calendar', 'unique-id'], 'davUniqueId');
                },
              },
            ]
          : [],
      advice: true,
    });
  },
});
