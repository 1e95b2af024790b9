import { mtaComponents } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

const OFF: readonly string[] = ['0', 'no', 'false', 'off'];

export const rule = defineRule({
  code: 'AV019',
  severity: 'error',
  title: 'The block list is not switched on in the dispatcher',
  source: ['L1328', 'L3845'],
  check(model, report) {
    const rbl = model.services?.antispam?.rbl;
    if (rbl?.value !== true) return;
    const service = model.services?.messaging;
    const mtas = model.of(...mtaComponents);
    if (!model.complete || service?.incomplete === true || service?.options?.incomplete === true) return;
    const found = [service?.options, ...mtas.map(({ spec }) => spec.options)].flatMap(
      (options) => options?.entries.find(({ name }) => name === 'ENABLE_RBL')?.value ?? [],
    );
    const message =
      'The MTA only asks a block list if the dispatcher option `ENABLE_RBL` says so; `rbl: true` alone changes nothing.';
    if (found.length > 0) {
      // Inner MTAs need none.
      if (found.some(({ value }) => !OFF.includes(value.toLowerCase()))) return;
      for (const option of found)
        report({
          at: option.at,
          message: `${message} Here it is off: set it to 1.`,
          related: [{ at: rbl.at, message: 'A block list is to be used' }],
          fixes: [replaceFix(option, '1')],
        });
    } else if (mtas.length > 0) {
      report({
        at: rbl.at,
        advice: true,
        message: `${message} Write the option under \`options\`.`,
        fixes: [
          {
            title: 'Set the option `ENABLE_RBL` to 1',
            edit: (editor) => {
              setPath(editor, ['services', 'messaging', 'options', 'ENABLE_RBL'], 1);
            },
          },
        ],
      });
    }
  },
});
