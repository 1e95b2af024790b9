import { addFix } from '../../fixes/components';
import { replaceFix } from '../../fixes/values';
import { internetMta } from '../../questions/mail-exchangers';
import { isOverlay } from '../../questions/architecture';
import type { FixDraft } from '../../fixes/fix';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'AV018',
  name: 'no-connection-limit',
  severity: 'hint',
  title: 'Nothing limits how often an address may connect',
  source: ['L3879'],
  check(model, report) {
    const mta = internetMta(model);
    const antispam = model.services?.antispam;
    const throttling = antispam?.throttling;
    if (mta === undefined || throttling?.value === true || antispam?.incomplete === true) return;
    if (!model.lacks('metermaid')) return;
    report({
      at: (throttling ?? mta).at,
      ...(throttling === undefined ? { advice: true } : {}),
      message:
        'One address that opens connection after connection keeps others out. MeterMaid counts them for all MTAs together, so that such addresses are turned away. Add it.',
      related: throttling === undefined ? [] : [{ at: mta.at, message: 'Mail from the Internet comes in here' }],
      fixes: () => {
        const add = addFix(model, mta.host, 'metermaid');
        if (throttling === undefined) return [add];
        const withMeter: FixDraft = {
          ...add,
          edit: (editor) => {
            add.edit(editor);
            // What limits connections is there then.
            editor.replace(throttling.at, true);
          },
        };
        return [isOverlay(model) ? add : withMeter, replaceFix(throttling, true)];
      },
    });
  },
});
