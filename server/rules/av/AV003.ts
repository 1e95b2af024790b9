import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { internetMta } from '../../questions/mail-exchangers';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'AV003',
  severity: 'hint',
  title: 'MTAs for Internet mail use no block list',
  source: ['L1324', 'L3934'],
  check(model, report) {
    // There it is more than a hint.
    if (model.architecture?.value === 'edge') return;
    const antispam = model.services?.antispam;
    const rbl = antispam?.rbl;
    const mta = internetMta(model);
    if (mta === undefined || rbl?.value === true) return;
    const message =
      'A block list is the quickest gain against spam: it takes 10% of it away at the least, often up to half. Set `rbl` to `true`.';
    if (rbl !== undefined) {
      report({
        at: rbl.at,
        message,
        related: [{ at: mta.at, message: `Mail from the Internet comes in here, on \`${mta.host.name}\`` }],
        fixes: [replaceFix(rbl, true)],
      });
    } else if (antispam?.incomplete !== true) {
      report({
        at: mta.at,
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
