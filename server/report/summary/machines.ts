/** The machines of a design by type: what is to be bought, alike ones together. */
import type { Snapshot } from '../../model/snapshot';
import type { Host, Model } from '../../model/model';
import { formatAmount } from '../../sizing/figure';
import { kindOf, machines, type HostKind } from '../../sizing/hosts';
import { poolsOf } from '../../sizing/modes';
import { hostsNeeded } from '../../sizing/pool-figures';
import { settingsOf } from '../../sizing/settings';
import { tiersOf } from '../../sizing/tiers';
import { grouped } from '../../words/number';
import { figureText } from '../amounts';
import type { Cell, Row, Table } from '../content';
import type { HostNames } from '../host-names';
import { machineText } from './machine-counts';
import { linesOf, placeOf } from '../place';

/** What hosts that are not of the suite are, before their names. */
const KIND: Readonly<Record<HostKind, string>> = {
  product: '',
  balancer: 'load balancers: ',
  infrastructure: 'names, time and the like: ',
};

/** A row a type: so many CPUs, so much memory and disk. What is not of the suite comes behind it. */
export function machineTable(snapshot: Snapshot, names: HostNames): Table {
  const { model } = snapshot;
  const spare = spareOf(model);
  const types = new Map<string, Host[]>();
  for (const host of model.hosts) {
    const { cpus, memory } = host.spec;
    const key = JSON.stringify([
      kindOf(host),
      cpus?.value,
      memory?.value.amount,
      diskOf(model, host),
      host.spec.os?.value,
    ]);
    const known = types.get(key);
    if (known === undefined) types.set(key, [host]);
    else known.push(host);
  }
  const kinds = Object.keys(KIND);
  const rows = [...types.values()].sort(([a], [b]) =>
    a === undefined || b === undefined ? 0 : kinds.indexOf(kindOf(a)) - kinds.indexOf(kindOf(b)),
  );
  return {
    caption: 'Machines',
    columns: [
      { title: 'Count', align: 'right' },
      { title: 'CPUs', align: 'right' },
      { title: 'Memory', align: 'right' },
      { title: 'Disk', align: 'right' },
      { title: 'Hosts', clip: true },
      { title: 'Spare', align: 'right' },
      { title: 'OS', aside: true },
    ],
    rows: [
      ...rows.flatMap((hosts): readonly Row[] => {
        const [first] = hosts;
        if (first === undefined) return [];
        const { cpus, memory, os } = first.spec;
        const { bytes, base, gb } = settingsOf(model);
        const disk = diskOf(model, first);
        const place = placeOf(snapshot, first.at);
        return [
          {
            cells: [
              { text: grouped(machines(hosts)) },
              cpus === undefined ? NOT_WRITTEN : { text: grouped(cpus.value) },
              memory === undefined ? NOT_WRITTEN : { text: formatAmount(bytes(memory.value) / base ** 3, gb) },
              disk === undefined ? NOT_WRITTEN : { text: formatAmount(disk / base ** 3, gb) },
              { text: `${KIND[kindOf(first)]}${names.textOf(hosts.map(({ name, count }) => ({ name, count })))}` },
              spareCell(hosts, spare),
              os === undefined ? NOT_WRITTEN : { text: os.value },
            ],
            ...place,
            ...linesOf(
              snapshot,
              place.place,
              hosts.slice(0, MOST_LINES).map(({ at }) => at),
            ),
          },
        ];
      }),
      ...totalRow(model),
    ],
    empty: 'There are no hosts yet. Add one under `tiers`.',
  };
}

/** Hosts whose lines a row knows, at most. */
const MOST_LINES = 200;
const NOT_WRITTEN: Cell = { text: '–' };

/** Bytes of one machine: its own disk, its partitions and its queues; undefined where none is written. */
function diskOf(model: Model, host: Host): number | undefined {
  const { bytes } = settingsOf(model);
  const sizes = [
    host.spec.disk,
    ...host.components.flatMap(({ spec }) => [
      spec.queue?.size,
      ...(spec.partitions?.items ?? []).map(({ size }) => size),
    ]),
  ].flatMap((size) => (size === undefined ? [] : [bytes(size.value)]));
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0);
}

/** Machines of a host item beyond what its load needs: the least of all loads that it shares. Only where hosts are alike and measured. */
function spareOf(model: Model): ReadonlyMap<Host, number> {
  const spare = new Map<Host, number>();
  for (const { hosts, each, load, count } of poolsOf(model)) {
    const [host, ...others] = hosts;
    const need = hostsNeeded(load, each[0] ?? null, 0);
    // Of several items, none by itself has the spare ones.
    if (host === undefined || others.length > 0 || need === null) continue;
    spare.set(host, Math.min(spare.get(host) ?? Infinity, Math.max(0, count - need)));
  }
  return spare;
}

function spareCell(hosts: readonly Host[], spare: ReadonlyMap<Host, number>): Cell {
  const known = hosts.flatMap((host) => spare.get(host) ?? []);
  if (known.length === 0)
    return {
      text: '–',
      explain: 'How many are spare shows where what one carries is measured (`capacity`), and the load is known.',
    };
  const sum = known.reduce((total, each) => total + each, 0);
  return { text: known.length < hosts.length ? `≥ ${grouped(sum)}` : grouped(sum) };
}

/** All of it; left out where it would say the same as the one row. */
function totalRow(model: Model): readonly Row[] {
  if (model.hosts.length < 2) return [];
  const placed = tiersOf(model).map(({ figure }) => figure);
  const total = (id: string): Cell => {
    const figure = placed.find((each) => each.id === id);
    if (figure === undefined) return NOT_WRITTEN;
    return {
      text: figureText(figure)
        .replace(/ CPUs?$/, '')
        .replace(/^at least /, '≥ '),
      ...(figure.note === undefined ? {} : { explain: figure.note }),
    };
  };
  return [
    {
      cells: [
        { text: grouped(machines(model.hosts)) },
        total('hosts.cpus'),
        total('hosts.memory'),
        NOT_WRITTEN,
        { text: `all: ${machineText(model)}` },
        NOT_WRITTEN,
        NOT_WRITTEN,
      ],
    },
  ];
}
