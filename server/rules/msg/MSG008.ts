import { dedicatedMtas, mtaComponents } from '../../catalog/roles';
import { largeUsers } from '../../questions/architecture';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { mailExchangers } from '../../questions/mail-exchangers';

export const rule = defineRule({
  code: 'MSG008',
  name: 'internet-and-users-at-one-mta',
  severity: 'warning',
  title: 'The same MTAs take mail from the Internet and from users',
  source: ['L2698', 'L2789'],
  check(model, report) {
    const users = largeUsers(model);
    if (users === undefined || !model.lacks(...dedicatedMtas, 'smtp-server')) return;
    const entries = mailExchangers(model);
    const inbound = new Set(entries.flatMap(({ mtas }) => mtas));
    const [first] = inbound;
    // An MTA that no MX record leads to may be the outbound one.
    if (first === undefined || model.of(...mtaComponents).some((mta) => !inbound.has(mta))) return;
    report({
      at: first.at,
      message: `With ${users.value.toLocaleString('en-US')} users, a flood of mail from the Internet also delays what users send, because the same MTAs take both. Give mail from users MTAs of its own.`,
      related: [{ at: users.at, message: 'Users of the deployment' }],
      fixes: () => {
        const added = newHost(model, { base: 'mta-out', tier: 1, zone: 'dmz', count: 2, components: ['mta-outbound'] });
        return added === undefined
          ? []
          : [{ title: `Add the hosts \`${added.name}\` for outbound mail`, in: added.in, edit: added.add }];
      },
    });
  },
});
