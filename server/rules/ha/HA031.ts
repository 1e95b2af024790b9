import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'HA031',
  name: 'mail-bounces-after-failover',
  severity: 'warning',
  title: 'Mail for users who do not fail over comes back to its senders',
  source: ['L1537'],
  check(model, report) {
    const failover = model.services?.['remote-failover'];
    const entitled = failover?.users;
    const total = model.users?.total;
    if (failover === undefined || entitled === undefined || total === undefined || entitled.value >= total.value)
      return;
    const others = failover['mail-for-others'];
    if (others?.value === 'hold' || (others === undefined && failover.incomplete)) return;
    const left = (total.value - entitled.value).toLocaleString('en-US');
    const everybody: FixDraft = replaceFix(entitled, total.value);
    report({
      at: others?.at ?? entitled.at,
      message:
        others === undefined
          ? `${left} users do not fail over. If they are not set up at the remote site either, its MTA refuses their mail for good. Say what becomes of it as \`mail-for-others\`.`
          : `At the remote site the MTA is up and does not know ${left} users: their mail is refused for good, while a site that is merely down would get it later. Hold it until fail-back.`,
      related: [{ at: total.at, message: 'All users' }],
      fixes: () => [
        others === undefined
          ? {
              title: 'Set `mail-for-others` to `hold`',
              edit: (editor) => {
                setPath(editor, ['services', 'remote-failover', 'mail-for-others'], 'hold');
              },
            }
          : replaceFix(others, 'hold'),
        everybody,
      ],
      ...(others === undefined ? { advice: true } : {}),
    });
  },
});
