/** Hosts that share a load, as far as the spec proves what comes to them and what they carry. */
import { chatEntrances, messageStores, mtaComponents, webmailSessions } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import type { Component, Host, Model } from '../../model/model';
import { areUsersUnread } from '../../questions/users';
import { imUsersOf } from '../../sizing/im';
import { loadOf } from '../../sizing/load';
import type { Pool } from '../../sizing/modes';

/** MTAs that all carry the same, with what one carries: their number is judged, not what they carry together. */
export function mtasAlike(
  pool: Pool,
): { readonly host: Host; readonly mta: Component; readonly each: number } | undefined {
  if (pool.resource !== 'submissions' && pool.resource !== 'deliveries') return undefined;
  const [each] = pool.each;
  const [host] = pool.hosts;
  const mta = host?.components.find(({ id }) => mtaComponents.includes(id));
  if (host === undefined || mta === undefined || each === undefined || each === null) return undefined;
  return pool.each.every((other) => other === each) ? { host, mta, each } : undefined;
}

/** Whether the whole load of a pool comes to its hosts for certain: it is no estimate, and none of it goes elsewhere. */
export function isLoadProven(model: Model, pool: Pool): boolean {
  const has = (ids: readonly ComponentId[]): boolean =>
    pool.hosts.some((host) => host.components.some(({ id }) => ids.includes(id)));
  const all = [...new Set(pool.hosts.flatMap((host) => host.components.map(({ id }) => id)))];
  if (pool.load === null || pool.elsewhere || areUsersUnread(model) || model.mayBeExternal(...all)) return false;
  switch (pool.resource) {
    case 'submissions':
    case 'deliveries':
      return true;
    case 'connections':
      // One in ten users is an estimate of ours where nobody says how many connect.
      return !has(chatEntrances) || imUsersOf(model).byProfile;
    case 'users':
      if (has(chatEntrances)) return model.users?.im?.total !== undefined;
      // Everybody has a mailbox and gets mail. Who uses a calendar or a web client, nobody says.
      return (
        has([...messageStores, ...mtaComponents]) ||
        (has(['mmp']) && (has(webmailSessions) || loadOf(model).connections.web === 0))
      );
  }
}
