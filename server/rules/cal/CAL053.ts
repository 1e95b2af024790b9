import { cal6Components } from '../../catalog/roles';
import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL053',
  name: 'calendar-7-login-methods',
  severity: 'warning',
  title: 'Calendar Server 7 is not known to take certificates or plug-ins for login',
  source: ['L1595'],
  check(model, report) {
    const fronts = model.of('cal7-frontend');
    const [first] = fronts;
    if (first === undefined) return;
    for (const front of fronts) {
      const fact = front.spec.auth?.items.find(({ value }) => value === 'certificate');
      if (fact === undefined) continue;
      report({
        at: fact.at,
        message:
          'Logins by client certificate are a feature of Calendar Server 6; for Calendar Server 7 only those against the directory are named. Verify it before you count on it.',
        related: [{ at: front.at, message: 'Calendar Server 7' }],
        fixes: () => [removeFix(fact, 'Remove `certificate`')],
      });
    }
    const plugin = model.services?.calendar?.['authentication-plugin'];
    // Beside Calendar Server 6 it may be meant for that.
    if (plugin?.value !== true || !model.lacks(...cal6Components)) return;
    report({
      at: plugin.at,
      message:
        'Plug-ins for logins are a feature of Calendar Server 6; for Calendar Server 7 only those against the directory are named. Verify it, or use `external-authentication`.',
      related: [{ at: first.at, message: 'Calendar Server 7' }],
      fixes: () => [replaceFix(plugin, false)],
    });
  },
});
