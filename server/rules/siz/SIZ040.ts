import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { populationOf } from '../../sizing/load';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { messagesOn, storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ040',
  name: 'store-on-internal-disks',
  severity: 'warning',
  title: 'A message store has only the disks inside its machine',
  source: ['L2553'],
  check(model, report) {
    // The guide sees no need to size so small a deployment.
    if (model.users?.incomplete === true || (populationOf(model).users ?? Infinity) < figures.sizingUsers.value) return;
    reportEach(model, report, 'SIZ040', storeHosts(model), (host, report) => {
      for (const volume of volumesOf(host)) {
        const { storage } = volume;
        if (storage?.value !== 'internal' || messagesOn(host, volume) === undefined) continue;
        report({
          at: storage.at,
          message: `A machine has about ${spelled(figures.internalSpindles.value)} disks inside, and system and software are on them too. That is too few operations a second for most stores: put the messages on an external array.`,
          fixes: () => [replaceFix(storage, 'external-array')],
        });
      }
    });
  },
});
