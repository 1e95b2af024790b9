import { mtaComponents } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG011',
  name: 'ehlo-off',
  severity: 'warning',
  title: 'EHLO is turned off',
  source: ['L1756-1768'],
  check(model, report) {
    const own = model.each(model.of(...mtaComponents), 'MSG011', ({ spec }) => spec.smtp);
    const settings = [model.services?.messaging?.smtp, ...own];
    for (const smtp of settings) {
      const ehlo = smtp?.ehlo;
      if (ehlo?.value !== false) continue;
      report({
        at: ehlo.at,
        message:
          'Without EHLO other servers cannot negotiate TLS, ask for delivery reports (NOTARY) or learn the size limit before they send. Turn it on.',
        fixes: () => [replaceFix(ehlo, true)],
      });
    }
  },
});
