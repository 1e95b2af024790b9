import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { balanceFix, unbalanced } from './balanced';

export const rule = defineRule({
  code: 'HA024',
  name: 'calendar-7-front-ends-unjoined',
  severity: 'warning',
  title: 'Nothing joins the front ends of Calendar Server 7',
  source: ['L4030', 'L4262', 'L1455'],
  check(model, report) {
    const found = unbalanced(model, 'cal7-frontend');
    const [first, ...rest] = found?.components ?? [];
    if (found === undefined || first === undefined) return;
    const clustered = found.components.some(
      ({ host, spec }) =>
        [spec.ha, host.spec.ha, ...host.components.map((other) => other.spec.ha)].some(
          (ha) => ha?.method?.value === 'glassfish-cluster',
        ) || host.incomplete,
    );
    if (clustered || model.services?.calendar?.ha?.method?.value === 'glassfish-cluster') return;
    report({
      at: first.at,
      message:
        'There are several calendar front ends, and neither a load balancer nor a GlassFish cluster makes one service of them: users are bound to one front end and go down with it. Use one of the two.',
      related: rest.slice(0, 5).map(({ at, host }) => ({ at, message: `Another front end, on \`${host.name}\`` })),
      fixes: () => [
        ...balanceFix(model, found.components),
        ...(rest.length > 0
          ? []
          : [
              {
                title: 'Use a GlassFish cluster',
                in: first.at,
                edit: (editor: Parameters<typeof setOnComponent>[0]) => {
                  setOnComponent(editor, first, 'ha', 'glassfish-cluster');
                },
              },
            ]),
      ],
      ...(found.proven ? {} : { advice: true }),
    });
  },
});
