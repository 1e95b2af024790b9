import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { logins } from '../../questions/submission';

export const rule = defineRule({
  code: 'MSG014',
  name: 'submission-impossible',
  severity: 'warning',
  title: 'Users can neither log in to send mail nor are their addresses known',
  source: ['L3513', 'L3523'],
  check(model, report) {
    const auth = logins(model);
    const [refused] = auth?.refused ?? [];
    if (auth === undefined || auth.possible || refused === undefined) return;
    const tables = model.services?.messaging?.['mapping-tables'];
    if (tables?.incomplete === true || tables?.entries.some(({ name }) => name === 'INTERNAL_IP') === true) return;
    report({
      at: refused.at,
      ...(tables === undefined ? { advice: true } : {}),
      message:
        'Users do not log in, and no `INTERNAL_IP` table names their networks: the MTA treats them as outsiders and refuses what they send to other domains. Turn authenticated submission on, or list the networks.',
      ...(tables?.key === undefined
        ? {}
        : { related: [{ at: tables.key, message: 'No `INTERNAL_IP` among the tables' }] }),
      fixes: () => [replaceFix(refused, true)],
    });
  },
});
