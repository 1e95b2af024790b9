/** Disks of messaging: the store against the mail in it, stripes and spindles, and the queue for an outage. */
import { mtaComponents } from '../catalog/roles';
import { figures as constants, stripeBlocks } from '../catalog/figures';
import type { ComponentId } from '../catalog/components';
import type { Host, Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { ticked } from '../words/list';
import {
  constant,
  formula,
  given,
  input,
  inputs,
  ofDeployment,
  ofHost,
  percent,
  quoted,
  roundUp,
  show,
  totalOf,
  type Placed,
} from './figure';
import { hostsWith, machines, nameOf } from './hosts';
import { loadOf } from './load';
import { settingsOf, type SizingSettings } from './settings';
import { siteStorageOf, storageOf, type SiteStorage, type Storage, type StoreSpace } from './storage';

const QUEUE_HOSTS: readonly ComponentId[] = mtaComponents;

export const diskOf = (model: Model): readonly Placed[] =>
  model.shared('sizing disk', (own) => [...storeFigures(own), ...partitionFigures(own), ...queueFigures(own)]);

// ---- the store ------------------------------------------------------------------------------------------------------

function storeFigures(model: Model): readonly Placed[] {
  const storage = storageOf(model);
  if (storage.stores.length === 0) return [];
  const settings = settingsOf(model);
  const { bases } = loadOf(model);
  const inMb = (bytes: number): number => bytes / settings.base ** 2;
  const mail = storage.mail.complete ? inMb(storage.mail.bytes) : null;
  const needed = storage.mail.complete ? inMb(storage.needed) : null;
  const missing = mailMissing(storage, settings);
  const leastMail = inMb(storage.mail.bytes);
  const leastNeeded = inMb(storage.needed);
  const at = model.users?.bases?.key ?? model.users?.key;
  const overhead = constant('overhead', constants.storeOverhead);
  const placed: Placed[] = [
    ofDeployment({
      id: 'store.mail',
      title: 'Mail in all mailboxes',
      value: mail,
      atLeast: leastMail,
      unit: settings.mb,
      formula: formula(
        'sum over user bases of users x mailbox',
        bases.map((base) => `${show(inMb(base.mail ?? 0))} ${settings.mb}`).join(' + '),
        mail,
        settings.mb,
      ),
      inputs: bases.flatMap((base) => (base.mail === null ? [] : [input(base.name, inMb(base.mail), settings.mb)])),
      source: ['L2430'],
      note: mail === null ? missing : 'Real use, trash included, not the quota.',
      at,
      scaling: mail === null ? undefined : { fixed: 0, variable: mail },
    }),
    ofDeployment({
      id: 'store.disk',
      title: 'Disk for mail, all stores',
      value: needed,
      atLeast: leastNeeded,
      unit: settings.mb,
      formula: formula(
        'mail in all mailboxes x 1.30',
        `${show(mail ?? 0)} ${settings.mb} x ${constants.storeOverhead.value.toFixed(2)}`,
        needed,
        settings.mb,
      ),
      inputs: inputs(mail === null ? undefined : input('mail in all mailboxes', mail, settings.mb), overhead),
      source: constants.storeOverhead.source,
      declared: storage.room === null ? null : inMb(storage.room),
      declaredAtLeast: storage.roomAtLeast === undefined ? undefined : inMb(storage.roomAtLeast),
      declaredAt: firstPlace(storage.stores),
      note: needed === null ? missing : roomNote(storage),
      at,
      scaling: needed === null ? undefined : { fixed: 0, variable: needed },
    }),
  ];
  const sites = siteStorageOf(model);
  for (const site of sites ?? []) placed.push(siteFigure(site, needed, missing, settings));
  for (const store of storage.stores) {
    const site = sites?.find(({ stores }) => stores.includes(store));
    placed.push(
      storage.mail.complete && site !== undefined && site.needed !== null
        ? storeOfSiteFigure(store, site, settings)
        : storeHostFigure(store, storage, settings, needed, missing),
    );
  }
  return placed;
}

function mailMissing(storage: Storage, settings: SizingSettings): string {
  const known =
    storage.mail.bytes === 0
      ? ''
      : ` The mailboxes that are known take ${show(storage.mail.bytes / settings.base ** 2)} ${settings.mb}.`;
  return `Not given: write the average real size of a mailbox as \`mailbox\` of every user base, and how many users it has.${known}`;
}

function roomNote(storage: Pick<Storage, 'stores' | 'room'> & Partial<Storage>): string | undefined {
  if (storage.room === null && storage.roomAtLeast !== undefined) {
    const silent = storage.stores.filter(({ room }) => room === null).map(({ host }) => host);
    return `What is declared is at least this: ${ticked(silent.map(nameOf), { most: 4 })} ${silent.length === 1 ? 'leaves' : 'leave'} out the sizes of \`partitions\`.`;
  }
  if (storage.room === null) return 'Nothing to compare with: a store has no `partitions` with a `size`.';
  if (storage.stores.some((store) => store.wholeDisk))
    return 'A store has no partition sizes, so the whole `disk` of its host counts; system, software and queue take their part of it.';
  return undefined;
}

const firstPlace = (stores: readonly StoreSpace[]): Node | undefined =>
  stores.find((store) => store.places.length > 0)?.places[0];

/** The stores of a site against its part of all mail. */
function siteFigure(site: SiteStorage, all: number | null, missing: string, settings: SizingSettings): Placed {
  const needed = site.needed === null ? null : site.needed / settings.base ** 2;
  return ofDeployment({
    id: `store.disk.site.${site.name}`,
    title: `Disk for mail at ${site.name}`,
    value: needed,
    unit: settings.mb,
    formula: formula(
      'disk for mail, all stores x part of the users',
      `${show(all ?? 0)} ${settings.mb} x ${percent(site.part)}`,
      needed,
      settings.mb,
    ),
    inputs: inputs(
      all === null ? undefined : input('disk for mail, all stores', all, settings.mb),
      input('users that the site serves', site.users, 'users', site.at),
      input('part of the users at all sites with stores', percent(site.part)),
    ),
    source: constants.storeOverhead.source,
    declared: site.room === null ? null : site.room / settings.base ** 2,
    declaredAtLeast: site.roomAtLeast === undefined ? undefined : site.roomAtLeast / settings.base ** 2,
    declaredAt: firstPlace(site.stores),
    note: needed === null ? missing : 'As if mailboxes were alike at all sites.',
    at: site.at,
    scaling: needed === null ? undefined : { fixed: 0, variable: needed },
  });
}

function storeOfSiteFigure(store: StoreSpace, site: SiteStorage, settings: SizingSettings): Placed {
  const needed = (site.needed ?? 0) / settings.base ** 2;
  const share = needed / site.machines;
  return ofHost(store.host, {
    id: `store.disk`,
    title: 'Disk for mail, one host',
    value: share,
    unit: settings.mb,
    formula: formula(
      'disk for mail of the site / its store hosts',
      `${show(needed)} ${settings.mb} / ${site.machines}`,
      share,
      settings.mb,
    ),
    inputs: inputs(
      input(`disk for mail at ${site.name}`, needed, settings.mb),
      input('store hosts of the site', site.machines, 'hosts'),
    ),
    source: constants.storeOverhead.source,
    declared: store.room === null ? null : store.room / settings.base ** 2,
    declaredAt: store.places[0],
    note:
      site.machines > 1
        ? 'As if users of the site were spread evenly over its store hosts.'
        : store.wholeDisk
          ? roomNote({ stores: [store], room: store.room })
          : undefined,
    at: store.host.at,
    scaling: { fixed: 0, variable: share },
  });
}

function storeHostFigure(
  store: StoreSpace,
  storage: Storage,
  settings: SizingSettings,
  needed: number | null,
  missing: string,
): Placed {
  const share = needed === null ? null : needed / storage.machines;
  return ofHost(store.host, {
    id: `store.disk`,
    title: 'Disk for mail, one host',
    value: share,
    atLeast: storage.needed / settings.base ** 2 / storage.machines,
    unit: settings.mb,
    formula: formula(
      'disk for mail / store hosts',
      `${show(needed ?? 0)} ${settings.mb} / ${storage.machines}`,
      share,
      settings.mb,
    ),
    inputs: inputs(
      needed === null ? undefined : input('disk for mail, all stores', needed, settings.mb),
      input('store hosts', storage.machines, 'hosts'),
    ),
    source: constants.storeOverhead.source,
    declared: store.room === null ? null : store.room / settings.base ** 2,
    declaredAt: store.places[0],
    note:
      share === null
        ? missing
        : storage.machines > 1
          ? 'As if users were spread evenly over all store hosts.'
          : roomNote({ ...storage, stores: [store], room: store.room }),
    at: store.host.at,
    scaling: share === null ? undefined : { fixed: 0, variable: share },
  });
}

// ---- partitions -----------------------------------------------------------------------------------------------------

function partitionFigures(model: Model): readonly Placed[] {
  const { stores } = storageOf(model);
  const size = model.services?.messaging?.traffic?.['message-size'];
  return stores.flatMap((store): Placed[] => {
    const partitions = store.components.flatMap((component) => component.spec.partitions?.items ?? []);
    const key = `store`;
    const placed: Placed[] = [];
    const spindles = partitions.flatMap((partition) => partition.spindles ?? []);
    if (spindles.length > 0) {
      const needed =
        spindles.reduce((total, fact) => total + partitionsFor(fact.value), 0) + partitions.length - spindles.length;
      placed.push(
        ofHost(store.host, {
          id: `${key}.partitions`,
          title: 'Store partitions for the spindles',
          value: needed,
          unit: 'partitions',
          formula: `spindles / ${show(constants.spindlesPerPartition.value)}, rounded up for each partition = ${show(needed)}`,
          inputs: inputs(
            ...spindles.map((fact) => given('spindles', fact, 'spindles')),
            constant('spindles of a partition, at most', constants.spindlesPerPartition),
          ),
          source: constants.spindlesPerPartition.source,
          declared: partitions.length,
          declaredAt: spindles[0]?.at,
          note: 'A partition over more than ten spindles takes long to resynchronise.',
          at: store.host.at,
        }),
      );
    }
    if (size !== undefined) {
      const amount = settingsOf(model).bytes(size.value);
      const blocks = stripeFor(amount);
      const declared = partitions.find((partition) => partition['stripe-width'] !== undefined)?.['stripe-width'];
      placed.push(
        ofHost(store.host, {
          id: `${key}.stripe`,
          title: 'Stripe width of the store',
          value: blocks,
          unit: 'blocks',
          formula: `message size / 512 bytes, nearest of ${stripeBlocks.join(', ')} = ${show(amount)} / ${show(constants.stripeBlock.value)} -> ${show(blocks)}`,
          inputs: [quoted('message size', size), constant('block', constants.stripeBlock)],
          source: constants.stripeBlock.source,
          declared: declared?.value ?? null,
          declaredAt: declared?.at,
          bound: 'exact',
          status:
            declared === undefined || declared.value === blocks ? (declared === undefined ? 'info' : 'ok') : 'info',
          note: `${show(constants.stripeBlocksTooLarge.value)} blocks are usually too many.`,
          at: store.host.at,
        }),
      );
    }
    return placed;
  });
}

/** The fewest partitions of at most ten spindles each. */
export const partitionsFor = (spindles: number): number =>
  Math.max(1, roundUp(spindles / constants.spindlesPerPartition.value));

/** The stripe width in blocks that is nearest to a message size in bytes; the narrower one in the middle. */
export function stripeFor(bytes: number): number {
  const blocks = bytes / constants.stripeBlock.value;
  let best = stripeBlocks[0] ?? 0;
  for (const width of stripeBlocks) if (Math.abs(width - blocks) < Math.abs(best - blocks)) best = width;
  return best;
}

// ---- the queue ------------------------------------------------------------------------------------------------------

export interface Queue {
  /** Bytes that all queues must hold; null where an input is left open. */
  readonly needed: number | null;
  readonly hosts: readonly {
    readonly host: Host;
    /** Bytes of one host; null where left open. */ readonly room: number | null;
    readonly at: Node | undefined;
  }[];
  readonly machines: number;
  /** Room on all hosts; null where one leaves it open. */
  readonly room: number | null;
  /** The room of those that say, where one leaves it open. */
  readonly roomAtLeast: number | undefined;
}

/** The queue that an outage builds up, against the disks of all hosts that relay mail. */
export const queueOf = (model: Model): Queue => model.shared('sizing queue', readQueue);

function readQueue(model: Model): Queue {
  const traffic = model.services?.messaging?.traffic;
  const rate = traffic?.messages?.value.amount;
  const { bytes } = settingsOf(model);
  const message = traffic?.['message-size'];
  const size = message && bytes(message.value);
  const outage = traffic?.outage?.value.amount;
  const items = hostsWith(model, ...QUEUE_HOSTS);
  const hosts = model.each(items, 'sizing queue of a host', queueOn);
  const room = totalOf(hosts.map((each) => (each.room === null ? null : each.room * each.host.count)));
  return {
    needed: rate === undefined || size === undefined || outage === undefined ? null : rate * size * outage,
    hosts,
    machines: machines(items),
    room: room.value,
    roomAtLeast: room.atLeast,
  };
}

function queueOn(host: Host, model: Model): Queue['hosts'][number] {
  const { bytes } = settingsOf(model);
  const queues = host.components.flatMap((component) => component.spec.queue?.size ?? []);
  return {
    host,
    room: queues.length === 0 ? null : queues.reduce((total, queue) => total + bytes(queue.value), 0),
    at: queues[0]?.at,
  };
}

function queueFigures(model: Model): readonly Placed[] {
  const queue = queueOf(model);
  if (queue.hosts.length === 0) return [];
  const settings = settingsOf(model);
  const traffic = model.services?.messaging?.traffic;
  const inKb = (bytes: number): number => bytes / settings.base;
  const needed = queue.needed === null ? null : inKb(queue.needed);
  const missing =
    'Not given: write `messages`, `message-size` and `outage` under `services.messaging.traffic`: messages a minute, their average size, and the longest usual outage.';
  const perMinute = (traffic?.messages?.value.amount ?? 0) * 60;
  const minutes = (traffic?.outage?.value.amount ?? 0) / 60;
  const message = traffic?.['message-size'];
  const size = message === undefined ? 0 : inKb(settings.bytes(message.value));
  const source = ['L2595-2603'];
  const facts = inputs(
    traffic?.messages === undefined ? undefined : quoted('N, messages', traffic.messages),
    traffic?.['message-size'] === undefined ? undefined : quoted('S, size of a message', traffic['message-size']),
    traffic?.outage === undefined ? undefined : quoted('T, outage', traffic.outage),
  );
  return [
    ofDeployment({
      id: 'queue.disk',
      title: 'Disk for the message queue, all MTAs',
      value: needed,
      unit: settings.kb,
      formula: formula(
        'N x S x T',
        `${show(perMinute)} messages/min x ${show(size)} ${settings.kb} x ${show(minutes)} min`,
        needed,
        settings.kb,
      ),
      inputs: facts,
      source,
      declared: queue.room === null ? null : inKb(queue.room),
      declaredAtLeast: queue.roomAtLeast === undefined ? undefined : inKb(queue.roomAtLeast),
      declaredAt: queue.hosts.find(({ at }) => at !== undefined)?.at,
      note:
        needed === null
          ? missing
          : queue.roomAtLeast === undefined
            ? undefined
            : `What is declared is at least this: not every MTA has a \`queue\` with a \`size\`.`,
      at: traffic?.key,
      scaling: needed === null ? undefined : { fixed: 0, variable: needed },
    }),
    ...queue.hosts.map(({ host, room, at }) => {
      const share = needed === null ? null : needed / queue.machines;
      return ofHost(host, {
        id: `queue.disk`,
        title: 'Disk for the message queue, one host',
        value: share,
        unit: settings.kb,
        formula: formula(
          'disk for the queue / MTA hosts',
          `${show(needed ?? 0)} ${settings.kb} / ${queue.machines}`,
          share,
          settings.kb,
        ),
        inputs: inputs(...facts, input('MTA hosts', queue.machines, 'hosts')),
        source,
        declared: room === null ? null : inKb(room),
        declaredAt: at,
        note:
          share === null
            ? missing
            : queue.machines > 1
              ? 'As if mail were spread evenly over all MTA hosts.'
              : undefined,
        at: host.at,
        scaling: share === null ? undefined : { fixed: 0, variable: share },
      });
    }),
  ];
}
