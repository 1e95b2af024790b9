import { messageStores } from '../../catalog/roles';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'HA030',
  name: 'remote-site-too-small',
  severity: 'error',
  title: 'More users may fail over than the remote site can serve',
  source: ['L1533'],
  check(model, report) {
    const users = model.services?.['remote-failover']?.users;
    const capacity = users === undefined ? undefined : remoteCapacity(model);
    if (users === undefined || capacity === undefined || users.value <= capacity.users) return;
    report({
      at: users.at,
      message: `${users.value.toLocaleString('en-US')} users may fail over, and the remote site can serve ${capacity.users.toLocaleString('en-US')}: on the day it is needed it breaks down under the load. Add hardware there or entitle fewer users.`,
      related: capacity.places.map((at) => ({ at, message: 'What the remote site can serve' })),
      fixes: [replaceFix(users, capacity.users)],
    });
  },
});

/** Users that the remote site can serve: as written, or the sum over the stores that stand there. */
function remoteCapacity(model: Model): { readonly users: number; readonly places: readonly Node[] } | undefined {
  const failover = model.services?.['remote-failover'];
  if (failover?.capacity !== undefined) return { users: failover.capacity.value, places: [failover.capacity.at] };
  const site = failover?.site?.value;
  if (site === undefined || !model.complete) return undefined;
  const hosts = new Set(
    model.of(...messageStores).flatMap(({ host }) => (host.spec.site?.value === site ? [host] : [])),
  );
  let users = 0;
  const places: Node[] = [];
  for (const host of hosts) {
    const each = host.spec.capacity?.users;
    if (each === undefined) return undefined;
    users += each.value * host.count;
    places.push(each.at);
  }
  return places.length === 0 ? undefined : { users, places: places.slice(0, 5) };
}
