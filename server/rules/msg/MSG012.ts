import { mtaComponents } from '../../catalog/roles';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG012',
  name: 'banner-hidden',
  severity: 'information',
  title: 'The server hides its product or its inner hosts',
  source: ['L1739-1754'],
  check(model, report) {
    const own = model.each(model.of(...mtaComponents), 'MSG012', ({ spec }) => spec.smtp);
    const settings = [model.services?.messaging?.smtp, ...own];
    for (const smtp of settings) {
      const hides = smtp?.hides;
      if (hides === undefined || hides.items.length === 0) continue;
      report({
        at: hides.key ?? hides.at,
        message:
          'Hiding names and versions stops no determined attacker, and makes the work harder for support and for whoever traces abuse or a wrong configuration. Patch instead, and hide nothing.',
        fixes: () => [removeFix(hides, 'Remove `hides`')],
      });
    }
  },
});
