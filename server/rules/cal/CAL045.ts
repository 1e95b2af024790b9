import { isStoreName } from '../../catalog/vocabulary';
import { isOverlay } from '../../questions/architecture';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { isBoth } from './server6';

export const rule = defineRule({
  code: 'CAL045',
  name: 'calendar-hosts-share-name',
  severity: 'hint',
  title: 'Calendar front and back end share one name',
  source: ['L4821'],
  check(model, report) {
    const names = model.dns?.names;
    if (names === undefined || names.incomplete) return;
    // A front end name is there; what is asked for is one of its own for the back end.
    const taken = new Set(names.entries.map(({ name }) => name.toLowerCase()));
    for (const back of model.of('cal6-backend')) {
      const { host } = back;
      if (!isBoth(host) || host.count > 1 || host.name === '') continue;
      const own = names.entries.filter(({ value }) => model.hostsOf(value).includes(host));
      const [front] = own;
      if (front === undefined || own.some(({ name }) => isStoreName(name) && /^cal/i.test(name))) continue;
      const free = ['calstoreAA', 'calstoreAB', 'calstoreAC'].find((name) => !taken.has(name.toLowerCase()));
      report({
        at: back.at,
        message: `Give the back end on \`${host.name}\` a name of its own, such as \`calstoreAA\`. When it moves to another host one day, only that name changes and users notice nothing.`,
        related: [{ at: front.key, message: 'The name that there is' }],
        fixes: () =>
          free === undefined || isOverlay(model)
            ? []
            : [
                {
                  title: `Add the name \`${free}\``,
                  edit: (editor) => {
                    setPath(editor, ['dns', 'names', free], host.name);
                  },
                },
              ],
      });
    }
  },
});
