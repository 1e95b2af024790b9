import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { messagesOn, STORES, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ041',
  name: 'available-store-on-internal-disks',
  severity: 'warning',
  title: 'A store that must stay available is on internal disks',
  source: ['L2553'],
  above: ['SIZ040'],
  check(model, report) {
    reportEach(model, report, 'SIZ041', model.of(...STORES), (store, report, model) => {
      const { host } = store;
      const method = model.haOf(store)?.method;
      const cluster = method?.value === 'solaris-cluster' || method?.value === 'vcs' ? method : undefined;
      const why = cluster ?? model.section('sla')?.availability;
      if (why === undefined) return;
      for (const volume of volumesOf(host)) {
        const { storage } = volume;
        if (storage?.value !== 'internal' || messagesOn(host, volume) === undefined) continue;
        report({
          at: storage.at,
          message: `The mail of a machine that fails is on the disks inside it, where no other machine can get at it. Availability needs an external array that another node can take over.`,
          related: [
            {
              at: why.at,
              message: cluster === undefined ? 'Availability is promised' : 'Another node is to take over',
            },
          ],
          fixes: () => [replaceFix(storage, 'external-array')],
        });
      }
    });
  },
});
