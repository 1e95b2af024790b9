import { mtaComponents } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'AV002',
  severity: 'warning',
  title: 'No block list at the edge',
  source: ['L1214-1216'],
  check(model, report) {
    const { architecture } = model;
    const antispam = model.services?.antispam;
    const rbl = antispam?.rbl;
    if (architecture?.value !== 'edge' || rbl?.value === true || !model.has(...mtaComponents)) return;
    const message =
      'An edge tier meets the open Internet, and a real-time block list takes spam away there before anything else has to look at it. Set `rbl` to `true`.';
    if (rbl !== undefined) {
      report({
        at: rbl.at,
        message,
        related: [{ at: architecture.at, message: 'The architecture has an edge tier' }],
        fixes: [replaceFix(rbl, true)],
      });
    } else if (antispam?.incomplete !== true) {
      report({
        at: architecture.at,
        advice: true,
        message,
        fixes: [
          {
            title: 'Set `rbl` to `true`',
            edit: (editor) => {
              setPath(editor, ['services', 'antispam', 'rbl'], true);
            },
          },
        ],
      });
    }
  },
});
