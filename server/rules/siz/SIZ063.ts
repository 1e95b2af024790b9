import { chatEntrances } from '../../catalog/roles';
import { hostType } from '../../model/format';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { setOnHost } from '../../fixes/edits';
import { statedBy } from '../../questions/components';
import { formatAmount, show } from '../../sizing/figure';
import { imUsersOf } from '../../sizing/im';
import { populationOf } from '../../sizing/load';
import { poolsOf, type Mode, type Pool, type Resource } from '../../sizing/modes';
import { capacityAt, hostsNeeded, spareOf } from '../../sizing/pool-figures';
import { LOST } from '../../sizing/shortfalls';
import { ticked } from '../../words/list';
import { spelled } from '../../words/number';
import { defineRule } from '../rule';
import { connectionsOf } from './multiplexors';
import { isLoadProven, mtasAlike } from './pools';

const CONSEQUENCE: Readonly<Record<Resource, string>> = {
  connections: 'the rest is refused',
  submissions: 'mail waits',
  deliveries: 'mail waits',
  users: 'there is no room for the rest',
};

/** Names of hosts in a message. */
const MOST = 4;
/** Hosts of one group, as the format has it. */
const MOST_OF_GROUP = hostType.properties.count.type.maximum ?? Infinity;

export const rule = defineRule({
  code: 'SIZ063',
  name: 'hosts-too-few-for-peak',
  severity: 'warning',
  title: 'Hosts that share a load carry less than its peak',
  source: ['L1284-1289', 'L2685-2688', 'L3125', 'L3143'],
  check(model, report) {
    if (!model.complete || model.section('sizing')?.incomplete === true) return;
    // Without a measured host nothing follows.
    const measured = statedBy(
      model,
      model.hosts,
      'SIZ063',
      ({ spec, components }) =>
        spec.capacity ?? components.find(({ id, spec: own }) => id === 'im-mux' && own.instances !== undefined),
    );
    if (measured.length === 0) return;
    for (const pool of poolsOf(model)) {
      const [host] = pool.hosts;
      const mode = tooSmall(pool);
      if (mode === undefined || host === undefined || mtasAlike(pool) !== undefined) continue;
      if (!isLoadProven(model, pool) || isRefused(model, pool)) continue;
      const need = needOf(model, pool);
      const lost =
        mode.id === 'normal'
          ? pool.count === 1
            ? 'it carries'
            : 'together they carry'
          : `with ${LOST[mode.id]} the others carry`;
      const more =
        need === undefined
          ? 'Add hosts, or larger ones'
          : `Add ${need - pool.count === 1 ? 'one host' : `${spelled(need - pool.count)} hosts`}`;
      report({
        at: host.spec.count?.at ?? capacityAt(host, pool.resource) ?? host.at,
        message: `${comesTo(pool)}, and ${lost} ${show(mode.capacity)}: ${CONSEQUENCE[pool.resource]}. ${more}.`,
        related: placesOf(model, pool),
        fixes: () =>
          need === undefined || need > MOST_OF_GROUP || pool.hosts.length > 1
            ? []
            : [
                {
                  title: `Set \`count\` to \`${need}\``,
                  in: host.spec.at,
                  edit: (editor) => {
                    setOnHost(editor, host, 'count', need);
                  },
                },
              ],
      });
    }
  },
});

/** The planned loss, or none, after which those that are left carry too little. Where none is left, other rules say so. */
function tooSmall({ modes }: Pool): (Mode & { readonly capacity: number }) | undefined {
  let worst: (Mode & { readonly capacity: number }) | undefined;
  for (const mode of modes) {
    const { id, planned, hosts, capacity, headroom } = mode;
    if (!planned || hosts === 0 || id === 'site-lost' || capacity === null || headroom === null || headroom >= 0)
      continue;
    // What is too little from the start needs no loss to be told.
    if (worst?.id === 'normal') return worst;
    worst = { ...mode, capacity };
  }
  return worst;
}

/** Whether SIZ015 says that the multiplexors refuse connections. */
function isRefused(model: Model, pool: Pool): boolean {
  if (
    pool.resource !== 'connections' ||
    !pool.hosts.some(({ components }) => components.some(({ id }) => id === 'im-mux'))
  )
    return false;
  const found = connectionsOf(model);
  return found !== undefined && found.connections > found.capacity;
}

/** How many hosts carry it, where all are alike. */
function needOf(model: Model, pool: Pool): number | undefined {
  const [each = null] = pool.each;
  if (pool.each.some((other) => other !== each)) return undefined;
  return hostsNeeded(pool.load, each, spareOf(model, pool)) ?? undefined;
}

/** `12,000 connections come to `mmp` and `mmp-west` at peak`. */
function comesTo({ hosts, load, unit, resource }: Pool): string {
  const names = ticked(
    hosts.map(({ name }) => name),
    { most: MOST },
  );
  const amount = formatAmount(load ?? 0, unit);
  return resource === 'users' ? `${amount} are served by ${names}` : `At peak ${amount} come to ${names}`;
}

function placesOf(model: Model, pool: Pool): readonly { readonly at: Node; readonly message: string }[] {
  const chat = pool.hosts.some(({ components }) => components.some(({ id }) => chatEntrances.includes(id)));
  const at = chat ? imUsersOf(model).at : pool.resource === 'users' ? populationOf(model).at : model.users?.bases?.key;
  return at === undefined ? [] : [{ at, message: 'The users whose load this is' }];
}
