import { storeComponents } from '../../catalog/roles';
import { oneMachineMethods } from '../../catalog/vocabulary';
import type { Host } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { mayBeSaid, speaksOfHa } from './promised';

export const rule = defineRule({
  code: 'HA016',
  name: 'store-without-restart',
  severity: 'hint',
  title: 'A store has neither a cluster nor a machine that restarts around faults',
  source: ['L1406'],
  check(model, report) {
    const seen = new Set<Host>();
    for (const store of model.of(...storeComponents)) {
      const { host } = store;
      const { asr } = host.spec;
      if (asr?.value !== 'none' || seen.has(host) || mayBeSaid(model, store)) continue;
      const method = model.haOf(store)?.method;
      if (method !== undefined && method.value !== 'none' && !oneMachineMethods.includes(method.value)) continue;
      seen.add(host);
      report({
        at: asr.at,
        message: `\`${host.name}\` holds data that nothing else takes over, and stops with any part that fails. Where no cluster is planned, choose a machine that restarts without the failed part.`,
        related: [{ at: store.at, message: `\`${store.id}\` keeps its data here` }],
        fixes: () => [replaceFix(asr, 'high')],
        ...(method !== undefined || speaksOfHa(model) ? {} : { advice: true }),
      });
    }
  },
});
