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
      message: `${number(users.value)} users may fail over, and the remote site can serve ${number(capacity.users)}${capacity.own > 0 ? ` beside its own ${number(capacity.own)}` : ''}: its hardware must carry everybody who is entitled to it. Add hardware there or entitle fewer users.`,
      related: capacity.places.map((at) => ({ at, message: 'What the remote site can serve' })),
      fixes: () => (capacity.users > 0 ? [replaceFix(users, capacity.users)] : []),
    });
  },
});

const number = (value: number): string => value.toLocaleString('en-US');

/** Users who may come to the remote site: as written, or what the stores there carry beyond the site's own users. */
function remoteCapacity(
  model: Model,
): { readonly users: number; readonly own: number; readonly places: readonly Node[] } | undefined {
  const failover = model.services?.['remote-failover'];
  if (failover?.capacity !== undefined)
    return { users: failover.capacity.value, own: 0, places: [failover.capacity.at] };
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
  // Who works at that site has mail there already.
  const own = model.section('sites')?.items.find(({ name }) => name?.value === site)?.users;
  return places.length === 0
    ? undefined
    : {
        users: Math.max(0, users - (own?.value ?? 0)),
        own: own?.value ?? 0,
        places: [...(own === undefined ? [] : [own.at]), ...places].slice(0, 5),
      };
}
