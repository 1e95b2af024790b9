import { messageStores } from '../../catalog/roles';
import { addFix } from '../../fixes/components';
import { findOn, runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'ISS008',
  name: 'search-without-glassfish',
  severity: 'warning',
  title: 'Search beside a message store has no GlassFish',
  source: ['L5023'],
  check(model, report) {
    if (model.mayBeExternal('glassfish')) return;
    for (const { at, host } of model.of('iss-index')) {
      if (host.incomplete || runs(host, 'glassfish') || !runs(host, ...messageStores)) continue;
      const store = findOn(host, ...messageStores);
      report({
        at,
        message: `Beside a store, search is installed whole on one server, and its web part runs in GlassFish, which \`${host.name}\` does not have. Add \`glassfish\`, or give search a host of its own.`,
        related: store === undefined ? [] : [{ at: store.at, message: 'The store is on the same host' }],
        fixes: () => [addFix(model, host, 'glassfish')],
      });
    }
  },
});
