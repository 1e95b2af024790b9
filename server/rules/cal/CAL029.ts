import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { backEnds } from './server6';

export const rule = defineRule({
  code: 'CAL029',
  severity: 'error',
  title: 'Several Calendar Server 6 back ends without the LDAP CLD plug-in',
  source: ['L4635-4636', 'L4733'],
  check(model, report) {
    const backs = model.of('cal6-backend');
    const calendar = model.services?.calendar;
    const cld = calendar?.cld;
    const [first] = backs;
    if (first === undefined || cld?.value === true || backEnds(model) < 2) return;
    if (model.services?.incomplete === true || calendar?.incomplete === true) return;
    const message =
      'With several back ends, the LDAP Calendar Lookup Database tells which of them holds a user. Turn the CLD plug-in on.';
    const related = backs.slice(0, 5).map(({ at, host }) => ({ at, message: `A back end on \`${host.name}\`` }));
    if (cld !== undefined) report({ at: cld.at, message, related, fixes: [replaceFix(cld, true)] });
    else
      report({
        at: first.at,
        message,
        related: related.slice(1),
        fixes: isOverlay(model)
          ? []
          : [
              {
                title: 'Add `cld: true`',
                edit: (editor) => {
                  setPath(editor, ['services', 'calendar', 'cld'], true);
                },
              },
            ],
        advice: true,
      });
  },
});
