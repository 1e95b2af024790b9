import { messageStores } from '../../catalog/roles';
import { componentsOf } from '../../catalog/components';
import { methodsBesideMessaging } from '../../catalog/vocabulary';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { haStatements, methodFix, supports } from './statements';

const messaging = componentsOf('messaging').filter((id) => id !== 'pab-server');
const stores: readonly string[] = messageStores;

export const rule = defineRule({
  code: 'HA043',
  name: 'messaging-without-cluster-agent',
  severity: 'error',
  title: 'Messaging Server has no agent for this method',
  source: ['L1386', 'L2909'],
  above: ['HA012'],
  check(model, report) {
    for (const statement of haStatements(model, messaging, 'messaging')) {
      const { method, components, governed } = statement;
      // Further stores hold the mailboxes of other users: they are no redundancy for these.
      const wrong = components.filter(({ id }) => stores.includes(id));
      const alien = methodsBesideMessaging.includes(method.value);
      if (!alien && (method.value !== 'redundancy' || (wrong.length === 0 && components.length > 0))) continue;
      // What is written for the whole host may be meant for its neighbours.
      if (governed.some((other) => !stores.includes(other.id) && supports(other, method.value))) continue;
      const affected = wrong.length > 0 ? wrong : components;
      report({
        at: method.at,
        message: alien
          ? `\`${method.source}\` belongs to another product; Messaging Server has agents for Solaris Cluster and Veritas Cluster Server alone. Use one of these for the store, and more hosts for what holds no data.`
          : 'A second store holds the mailboxes of other users and cannot stand in for this one. Put the store under `solaris-cluster` or `vcs`.',
        related: affected
          .slice(0, 5)
          .map(({ at, id, host }) => ({ at, message: `\`${id}\` runs here, on \`${host.name}\`` })),
        fixes: () =>
          wrong.length > 0 || components.length === 0
            ? [...methodFix(model, statement, wrong, 'solaris-cluster'), ...methodFix(model, statement, wrong, 'vcs')]
            : governed.every((component) => components.includes(component))
              ? [removeFix(statement.ha, 'Remove `ha`')]
              : [],
      });
    }
  },
});
