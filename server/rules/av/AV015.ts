import { internetMta } from '../../questions/mail-exchangers';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'AV015',
  name: 'no-relay-mapping',
  severity: 'warning',
  title: 'No mapping table keeps strangers from relaying',
  source: ['L3977'],
  check(model, report) {
    const service = model.services?.messaging;
    const tables = service?.['mapping-tables'];
    // Who may relay is said in so many words.
    if (service?.['relay-for'] !== undefined || service?.incomplete === true || tables?.incomplete === true) return;
    const guard = tables?.entries.find(({ name }) => name === 'ORIG_SEND_ACCESS' || name === 'ORIG_MAIL_ACCESS');
    if (guard !== undefined && guard.value.items.length > 0) return;
    const mta = internetMta(model);
    if (mta === undefined) return;
    report({
      at: guard?.key ?? tables?.key ?? mta.at,
      ...(tables === undefined ? { advice: true } : {}),
      message:
        tables === undefined
          ? 'The spec does not say what keeps strangers from relaying. That is the work of the mapping table `ORIG_SEND_ACCESS`: write what it allows under `mapping-tables`, or `relay-for`.'
          : `${guard === undefined ? 'Among these tables there is no' : 'Nothing is in'} \`ORIG_SEND_ACCESS\`, which refuses mail from outside to outside. Let it admit subscribers and partners only.`,
      related: tables === undefined ? [] : [{ at: mta.at, message: 'Mail from the Internet comes in here' }],
    });
  },
});
