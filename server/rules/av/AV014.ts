import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'AV014',
  name: 'infected-mail-sent-on',
  severity: 'warning',
  title: 'Infected mail is sent on',
  source: ['L3985'],
  check(model, report) {
    const action = model.services?.antispam?.['on-virus'];
    if (action?.value !== 'return' && action?.value !== 'forward') return;
    report({
      at: action.at,
      message:
        action.value === 'return'
          ? 'Viruses forge their senders, so what is returned hits somebody who has nothing to do with it. Discard infected mail, or send it to an engine that catalogues viruses.'
          : 'Infected mail hardly ever holds anything that the recipient wants, and passes the virus on. Discard it, or send it to an engine that catalogues viruses.',
      fixes: () => [replaceFix(action, 'discard'), replaceFix(action, 'harvest')],
    });
  },
});
