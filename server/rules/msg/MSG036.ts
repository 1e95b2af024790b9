import { userBases } from '../../catalog/userBases';
import { messageStores } from '../../catalog/roles';
import { storesWithout, type StoreService } from '../../questions/store-services';
import { defineRule } from '../rule';
import { serveFix } from './serve';

/** How users read their mail, and the service of the store that they need for it. */
const needed: readonly { readonly service: StoreService & ('imap' | 'pop'); readonly name: string }[] = [
  { service: 'pop', name: 'POP' },
  { service: 'imap', name: 'IMAP' },
];

export const rule = defineRule({
  code: 'MSG036',
  name: 'mail-access-switched-off-at-store',
  severity: 'error',
  title: 'Users read mail by a service that no store runs',
  source: ['L2290', 'L2779', 'L2485-2499'],
  check(model, report) {
    const stores = model.of(...messageStores);
    if (stores.length === 0 || !model.complete || model.mayBeExternal(...messageStores)) return;
    for (const { service, name } of needed) {
      const base = model.users?.bases?.items.find(
        ({ base: kind }) => kind !== undefined && userBases[kind.value].access === service,
      )?.base;
      const without = storesWithout(model, service);
      const [first] = without;
      // With some stores that run it, those users may all be there.
      if (base === undefined || first === undefined || without.length < stores.length) continue;
      report({
        at: first.serves.key ?? first.store.at,
        message: `There are users who read their mail by ${name}, and no store runs its ${name} server: they reach no mailbox. Add \`${service}\` to the stores of these users.`,
        related: [{ at: base.at, message: `These users come by ${name}` }],
        fixes: () => (without.length === 1 ? [serveFix(first, service)] : []),
      });
    }
  },
});
