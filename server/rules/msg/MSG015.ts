import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { logins, roamingFact } from '../../questions/submission';

export const rule = defineRule({
  code: 'MSG015',
  name: 'roaming-users-without-login',
  severity: 'hint',
  title: 'Roaming users cannot log in to send mail',
  source: ['L3853', 'L3979'],
  check(model, report) {
    const roaming = roamingFact(model);
    const auth = logins(model);
    if (roaming === undefined || auth === undefined || auth.possible) return;
    const [refused] = auth.refused;
    const message =
      'Users who connect from elsewhere have addresses that the MTA does not know, and cannot send to other domains. Let them log in: set `smtp-auth` to `true`.';
    if (refused !== undefined) {
      report({
        at: refused.at,
        message,
        related: [{ at: roaming.at, message: 'Users come in from outside' }],
        fixes: () => [replaceFix(refused, true)],
      });
      return;
    }
    report({
      at: roaming.at,
      advice: true,
      message,
      fixes: () => [
        {
          title: 'Set `smtp-auth` to `true` for all MTAs',
          edit: (editor) => {
            setPath(editor, ['services', 'messaging', 'smtp-auth'], true);
          },
        },
      ],
    });
  },
});
