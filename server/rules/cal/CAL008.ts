import { lifecycle, inWords } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { isRemote, reaches } from '../../questions/calendar-stores';

const { from } = lifecycle.calendarDocstorePassword;
const why = `From Calendar Server ${inWords(from)} on, front ends log in to a remote document store with a password.`;

export const rule = defineRule({
  code: 'CAL008',
  name: 'document-store-without-password',
  severity: 'error',
  title: 'A remote document store asks for no password',
  source: ['L4209-4211'],
  holds: [{ of: 'calendar', from }],
  check(model, report) {
    if (reaches(model, from) !== true) return;
    let advised = false;
    for (const store of model.of('cal7-docstore')) {
      const { kind, password } = store.spec;
      if (password?.value === true || isRemote(model, store) !== true) continue;
      // That it is remote must be written, or the store must say that it asks for none; and nothing may be hidden.
      if (password === undefined && (kind === undefined || store.spec.incomplete)) continue;
      // Once is enough: what is written for one holds for all.
      if (password === undefined && advised) continue;
      advised ||= password === undefined;
      const related = kind === undefined ? [] : [{ at: kind.at, message: 'The store is remote' }];
      if (password !== undefined) {
        report({
          at: password.at,
          message: `${why} Give it one.`,
          related,
          fixes: () => [replaceFix(password, true)],
        });
      } else {
        report({
          at: store.at,
          message: `${why} Plan one, and say \`password: true\`.`,
          related,
          fixes: () => [
            {
              title: 'Add `password: true`',
              edit: (editor) => {
                setOnComponent(editor, store, 'password', true);
              },
            },
          ],
          advice: true,
        });
      }
    }
  },
});
