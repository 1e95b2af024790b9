import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'HA040',
  name: 'no-room-for-copying',
  severity: 'warning',
  title: 'The primary servers have no room for copying to the remote site',
  source: ['L1542-1548'],
  check(model, report) {
    const failover = model.services?.['remote-failover'];
    const option = failover?.option;
    if (failover === undefined || option?.value !== 'software-replication') return;
    const { overhead } = failover;
    if (overhead === undefined ? failover.incomplete : overhead.value.amount > 0) return;
    report({
      at: overhead?.at ?? option.at,
      message:
        overhead === undefined
          ? 'Software on the primary servers copies every write, which takes a good part of them. Say how much is kept free for it as `overhead`, or let the storage arrays copy.'
          : 'Software on the primary servers copies every write, which adds much load and delay, and nothing is kept free for it. Size them larger, or let the storage arrays copy.',
      ...(overhead === undefined ? {} : { related: [{ at: option.at, message: 'Software copies every write' }] }),
      fixes: () => [replaceFix(option, 'array-replication')],
      ...(overhead === undefined ? { advice: true } : {}),
    });
  },
});
