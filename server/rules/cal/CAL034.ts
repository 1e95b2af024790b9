import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL034',
  severity: 'warning',
  title: 'Backups of Calendar Server 6 are not set up',
  source: ['L745'],
  check(model, report) {
    const [first] = model.of('cal6-backend');
    const calendar = model.services?.calendar;
    const backup = calendar?.backup;
    if (first === undefined || backup?.value === true) return;
    if (model.services?.incomplete === true || calendar?.incomplete === true) return;
    const message =
      '`csstored` of Calendar Server 6 is off after installation: there are no backups, and the administrator gets a notice of it every day. Set up backups.';
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
