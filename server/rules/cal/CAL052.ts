import { containersFor } from '../../catalog/roles';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { isSpread } from '../../questions/architecture';
import { setOnHost } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL052',
  name: 'single-calendar-front-end',
  severity: 'hint',
  title: 'A single calendar front end where availability is wanted',
  source: ['L4030', 'L4248'],
  check(model, report) {
    const fronts = model.of('cal7-frontend');
    const [front] = fronts;
    if (front === undefined || model.countOf(fronts) > 1 || !model.complete) return;
    if (!isSpread(model) || model.mayBeExternal('cal7-frontend')) return;
    const wanted = wish(model);
    if (wanted === undefined) return;
    const { host } = front;
    report({
      at: front.at,
      message:
        'A single front end takes the calendars down with it. It keeps no data, so a second one is cheap: put both behind a load balancer or into a GlassFish cluster.',
      related: [wanted],
      fixes: () => {
        const alone = host.components.every(
          ({ id }) => id === 'cal7-frontend' || containersFor('cal7-frontend').includes(id),
        );
        return alone
          ? [
              {
                title: `Set \`count\` of \`${host.name}\` to \`2\``,
                edit: (editor) => {
                  setOnHost(editor, host, 'count', 2);
                },
              },
            ]
          : [];
      },
    });
  },
});

/** Where the spec says that calendars must survive the loss of a host. */
function wish(model: Model): { readonly at: Node; readonly message: string } | undefined {
  for (const database of model.of('cal7-database')) {
    const method = model.haOf(database)?.method;
    if (method !== undefined && method.value !== 'none')
      return { at: method.at, message: 'The database is made highly available' };
  }
  const promised = model.section('sla')?.availability;
  return promised === undefined ? undefined : { at: promised.at, message: 'An availability is promised' };
}
