import { messengerExpress } from '../../catalog/roles';
import { isSpread } from '../../questions/architecture';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'DIR006',
  name: 'address-books-in-user-directory',
  severity: 'warning',
  title: 'Personal address books lie in the directory of the users',
  source: ['L715-717'],
  check(model, report) {
    const [client] = model.of(...messengerExpress);
    if (client === undefined || !isSpread(model) || !model.lacks('pab-server')) return;
    report({
      at: client.at,
      message:
        'Messenger Express writes every new contact to the directory, and without an address book server these writes go to the master that all products depend on. Give the address books a directory server of their own.',
      fixes: () => {
        const fresh = newHost(model, {
          base: 'pab',
          tier: model.tiers.some(({ number }) => number === 2) ? 2 : 1,
          zone:
            model.architecture?.value === 'single-tier' ? (model.zoneOf(client.host) ?? 'intranet') : 'private-data',
          components: ['pab-server'],
        });
        return fresh === undefined
          ? []
          : [{ title: `Add the host \`${fresh.name}\` with a \`pab-server\``, in: fresh.in, edit: fresh.add }];
      },
    });
  },
});
