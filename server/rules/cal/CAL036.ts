import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { logical } from './docstores';

export const rule = defineRule({
  code: 'CAL036',
  severity: 'error',
  title: 'Several calendar databases without the object class davEntity',
  source: ['L4415'],
  check(model, report) {
    const databases = model.of('cal7-database').filter(({ spec }) => spec.ischedule?.value !== true);
    const count = databases.reduce((sum, database) => sum + logical(model, database).min, 0);
    const calendar = model.services?.calendar;
    const fact = calendar?.davEntity;
    const [first] = databases;
    if (count < 2 || first === undefined || fact?.value === true) return;
    if (model.services?.incomplete === true || calendar?.incomplete === true) return;
    const message =
      'Which database holds a user is written in the directory by attributes of the object class `davEntity`. Run `comm_dssetup` of the suite 7 to add it before there is a second database.';
    const related = databases.slice(0, 5).map(({ at, host }) => ({ at, message: `A database on \`${host.name}\`` }));
    if (fact !== undefined) report({ at: fact.at, message, related, fixes: [replaceFix(fact, true)] });
    else
      report({
        at: first.at,
        message,
        related: related.slice(1),
        fixes: isOverlay(model)
          ? []
          : [
              {
                title: 'Add `davEntity: true`',
                edit: (editor) => {
                  setPath(editor, ['services', 'calendar', 'davEntity'], true);
                },
              },
            ],
        advice: true,
      });
  },
});
