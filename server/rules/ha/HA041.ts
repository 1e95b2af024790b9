import { replaceFix } from '../../fixes/values';
import { ticked } from '../../words/list';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'HA041',
  name: 'shipped-backups',
  severity: 'information',
  title: 'Shipped backups bring back old data, and late',
  source: ['L1541', 'L1571'],
  check(model, report) {
    const failover = model.services?.['remote-failover'];
    const option = failover?.option;
    if (failover === undefined || option?.value !== 'ship-backups') return;
    const limits = [failover.rpo, failover.rto].flatMap((fact) => fact ?? []);
    const [limit] = limits;
    if (limit === undefined) return;
    const age = failover['message-age'];
    const tooOld = age !== undefined && failover.rpo !== undefined && age.value.amount > failover.rpo.value.amount;
    report({
      at: option.at,
      message: tooOld
        ? `The mailboxes at the remote site may be \`${age.source}\` old, and a loss of \`${failover.rpo.source}\` is acceptable. Ship more often, or let storage arrays or software copy every write.`
        : `What came after the last shipped backup is lost, and restoring the rest takes long. Check that against ${ticked(limits.map(({ key, source }) => `${key?.source ?? 'limit'}: ${source}`))}; arrays or software that copy every write lose next to nothing.`,
      related: [...limits, ...(tooOld ? [age] : [])].map(({ at, source }) => ({ at, message: `\`${source}\`` })),
      fixes: () => [replaceFix(option, 'array-replication'), replaceFix(option, 'software-replication')],
    });
  },
});
