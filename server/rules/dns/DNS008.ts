import type { ComponentId } from '../../catalog/components';
import {
  calendarEntrances,
  generalMtas,
  inboundMtas,
  outboundMtas,
  relayMtas,
  storeComponents,
  webmailServers,
} from '../../catalog/roles';
import { isStoreName, userFacingNames } from '../../catalog/vocabulary';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { hostFor, namedHosts, provides } from './names';

/** The front ends that each name should lead to, the best first. */
const frontsOf: Readonly<Record<string, readonly ComponentId[]>> = {
  mail: ['mmp', ...webmailServers, ...outboundMtas, ...generalMtas],
  imap: ['mmp'],
  pop: ['mmp'],
  smtp: [...outboundMtas, ...generalMtas, 'mmp-smtp-proxy', ...relayMtas, ...inboundMtas],
  webcal: calendarEntrances,
  ce: calendarEntrances,
};

export const rule = defineRule({
  code: 'DNS008',
  name: 'name-leads-to-store',
  severity: 'warning',
  title: 'A name for users leads to a store',
  source: ['L1362-1363'],
  check(model, report) {
    const architecture = model.architecture?.value;
    // In a single tier users do connect to the stores.
    if (architecture !== 'two-tier' && architecture !== 'edge') return;
    for (const { name, fact, host, ends } of namedHosts(model)) {
      if (!userFacingNames.includes(name) || isStoreName(name)) continue;
      const fronts = frontsOf[name] ?? [];
      const store = ends
        .filter((end) => !end.incomplete && !provides(end, fronts))
        .flatMap((end) => end.components)
        .find(({ id }) => storeComponents.includes(id));
      // Behind a load balancer the store is the mistake, not the name.
      if (store === undefined || store.host !== host) continue;
      report({
        at: fact.at,
        message: `\`${name}\` is a name that users enter, and it leads to the store on \`${host.name}\`. Stores stay hidden behind the front ends: users of other stores do not find their mailbox here, and none of them can be moved. Let it lead to a front end.`,
        related: [{ at: store.at, message: `\`${store.id}\` runs there, and no front end for this name` }],
        fixes: () => {
          const better = fronts
            .map((front) => hostFor(model, [front]))
            .find((found) => found !== undefined && found !== host.name);
          return better === undefined
            ? []
            : [replaceFix(fact, better, { title: `Let \`${name}\` lead to \`${better}\`` })];
        },
      });
    }
  },
});
