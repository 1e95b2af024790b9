import { addFix } from '../../fixes/components';
import { replaceFix } from '../../fixes/values';
import { internetMta } from '../../questions/mail-exchangers';
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
        'One address that opens connections without end keeps others out. MeterMaid counts for all MTAs together and turns such addresses away; add it.',
      related: throttling === undefined ? [] : [{ at: mta.at, message: 'Mail from the Internet comes in here' }],
      fixes: [
        addFix(model, mta.host, 'metermaid'),
        ...(throttling === undefined ? [] : [replaceFix(throttling, true)]),
      ],
    });
  },
});
