import { lifecycle, inWords } from '../../catalog/releases';
import { cal7Servers } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { reaches } from '../../questions/calendar-stores';

const { from } = lifecycle.davUniqueId;

export const rule = defineRule({
  code: 'CAL016',
  name: 'calendar-unique-id',
  severity: 'warning',
  title: 'The unique identifier is not `davUniqueId`',
  source: ['L4233'],
  holds: [{ of: 'calendar', from }],
  check(model, report) {
    const id = model.services?.calendar?.['unique-id'];
    // In an upgrade the choice was made long ago.
    if (id === undefined || id.value === 'davUniqueId' || model.section('install')?.value === 'upgrade') return;
    // What could not be read may say that it is one.
    if (model.section('install') === undefined && !model.lacksSection('install')) return;
    if (!model.has(...cal7Servers) || reaches(model, from) !== true) return;
    report({
      at: id.at,
      message: `From Calendar Server ${inWords(from)} on the recommended attribute is \`davUniqueId\`, not \`${id.value}\`, and the choice cannot be changed in practice once users have calendars. Use it.`,
      fixes: () => [replaceFix(id, 'davUniqueId')],
    });
  },
});
