import { inboundMtas, mtaComponents } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { mailExchangers } from '../../questions/mail-exchangers';
import { defineRule } from '../rule';
import { blockListOption, isOff } from './block-list';

export const rule = defineRule({
  code: 'AV019',
  name: 'block-list-not-in-dispatcher',
  severity: 'error',
  title: 'The block list is not switched on in the dispatcher',
  source: ['L1328', 'L3845'],
  check(model, report) {
    const rbl = model.services?.antispam?.rbl;
    if (rbl?.value !== true) return;
    const service = model.services?.messaging;
    const mtas = model.of(...mtaComponents);
    if (!model.complete || service?.incomplete === true || service?.options?.incomplete === true) return;
    if (mtas.some(({ spec }) => spec.options?.incomplete === true)) return;
    const general = blockListOption(service?.options);
    const found = new Set(entrances(model, mtas).flatMap(({ spec }) => blockListOption(spec.options) ?? general ?? []));
    const message =
      'The MTA only asks a block list if the dispatcher option `ENABLE_RBL` says so; `rbl: true` alone changes nothing.';
    if (found.size > 0) {
      if ([...found].some((option) => !isOff(option))) return;
      for (const option of found)
        report({
          at: option.at,
          message: `${message} Here it is off: set it to 1.`,
          related: [{ at: rbl.at, message: 'A block list is to be used' }],
          fixes: () => [replaceFix(option, '1')],
        });
    } else if (mtas.length > 0) {
      report({
        at: rbl.at,
        advice: true,
        message: `${message} Write the option under \`options\`.`,
        fixes: () => [
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

/** The MTAs that mail from the Internet comes to, as far as the spec says which; inner ones need no block list. */
function entrances(model: Model, mtas: readonly Component[]): readonly Component[] {
  const exchangers = mailExchangers(model).flatMap((record) => record.mtas);
  if (exchangers.length > 0) return exchangers;
  const inbound = model.of(...inboundMtas);
  return inbound.length > 0 ? inbound : mtas;
}
