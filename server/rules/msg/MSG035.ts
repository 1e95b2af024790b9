import { mtaComponents } from '../../catalog/roles';
import type { Host } from '../../model/model';
import { storesWithout } from '../../questions/store-services';
import { defineRule } from '../rule';
import { serveFix } from './serve';

export const rule = defineRule({
  code: 'MSG035',
  name: 'lmtp-switched-off-at-store',
  severity: 'error',
  title: 'Mail is delivered by LMTP to a store that does not run LMTP',
  source: ['L2268-2274', 'L2280', 'L6657'],
  check(model, report) {
    const stores = storesWithout(model, 'lmtp');
    if (stores.length === 0) return;
    const general = model.services?.messaging?.delivery;
    for (const off of stores) {
      const { store, serves } = off;
      const by = model.of(...mtaComponents).find((mta) => {
        const delivery = mta.spec.delivery ?? general;
        return (
          delivery?.value === 'lmtp' &&
          !mta.spec.incomplete &&
          mta.host !== store.host &&
          reaches(model.hostsOf(mta.spec['delivers-to']), store.host, mta.spec['delivers-to'] === undefined)
        );
      });
      if (by === undefined) continue;
      const delivery = by.spec.delivery ?? general;
      report({
        at: serves.key ?? store.at,
        message: `\`${by.id}\` on \`${by.host.name}\` delivers by LMTP to the store on \`${store.host.name}\`, which does not run its LMTP server: mail for its users stays in the queue. Add \`lmtp\`, or deliver there by SMTP.`,
        related: [{ at: delivery?.at ?? by.at, message: 'LMTP is asked for here' }],
        fixes: () => [serveFix(off, 'lmtp')],
      });
    }
  },
});

/** Without `delivers-to` every store is meant. */
const reaches = (named: readonly Host[], store: Host, every: boolean): boolean => every || named.includes(store);
