import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL041',
  severity: 'hint',
  title: 'No backup of the Calendar Server 7 database is scheduled',
  source: ['L4457'],
  check(model, report) {
    const [first] = model.of('cal7-database');
    const calendar = model.services?.calendar;
    const backup = calendar?.backup;
    if (first === undefined || backup?.value === true) return;
    if (model.services?.incomplete === true || calendar?.incomplete === true) return;
    const message =
      'Calendar Server 7 makes no backups by itself, as Calendar Server 6 did. Schedule `davadmin db backup`, for instance by cron.';
    if (backup !== undefined) {
      report({
        at: backup.at,
        message,
        related: [{ at: first.at, message: 'The data is here' }],
        fixes: [replaceFix(backup, true)],
      });
    } else {
      report({
        at: first.at,
        message,
        fixes: isOverlay(model)
          ? []
          : [
              {
                title: 'Add `backup: true`',
                edit: (editor) => {
                  setPath(editor, ['services', 'calendar', 'backup'], true);
                },
              },
            ],
        advice: true,
      });
    }
  },
});
