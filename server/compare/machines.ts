/** Machines as they are bought: how many of each kind, and what all of them have together. */
import type { Host, Model } from '../model/model';
import type { Quantity } from '../model/quantity';
import { settingsOf } from '../sizing/settings';
import { nameOf } from '../sizing/hosts';

/** One kind of machine. null: not written. */
export interface Hardware {
  readonly cpus: number | null;
  /** Bytes. */
  readonly memory: number | null;
  /** Bytes, partitions and queue included. */
  readonly disk: number | null;
}

/** So many machines of a kind are to buy (more than before) or to give back. */
export interface MachineChange extends Hardware {
  readonly before: number;
  readonly after: number;
}

/** What all machines have. Of what is not written on some, at least so much. */
export interface Totals {
  readonly machines: number;
  readonly cpus: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes. */
  readonly disk: number;
  /** Hosts that do not say how many CPUs or how much memory they have. */
  readonly unwritten: readonly string[];
}

export function totalsOf(model: Model): Totals {
  const totals = { machines: 0, cpus: 0, memory: 0, disk: 0 };
  const unwritten: string[] = [];
  for (const host of model.hosts) {
    const { cpus, memory, disk } = hardwareOf(model, host);
    totals.machines += host.count;
    totals.cpus += (cpus ?? 0) * host.count;
    totals.memory += (memory ?? 0) * host.count;
    totals.disk += (disk ?? 0) * host.count;
    if (cpus === null || memory === null) unwritten.push(nameOf(host));
  }
  return { ...totals, unwritten };
}

/** Kinds of machines of which there are more or fewer, the largest first. */
export function machineChanges(before: Model, after: Model): readonly MachineChange[] {
  const kinds = new Map<string, { readonly hardware: Hardware; before: number; after: number }>();
  const add = (model: Model, side: 'before' | 'after'): void => {
    for (const host of model.hosts) {
      const hardware = hardwareOf(model, host);
      const key = JSON.stringify(hardware);
      const kind = kinds.get(key) ?? { hardware, before: 0, after: 0 };
      kind[side] += host.count;
      kinds.set(key, kind);
    }
  };
  add(before, 'before');
  add(after, 'after');
  return [...kinds.values()]
    .filter((kind) => kind.before !== kind.after)
    .map((kind): MachineChange => ({ ...kind.hardware, before: kind.before, after: kind.after }))
    .sort(bySize);
}

const bySize = (a: Hardware, b: Hardware): number =>
  (b.cpus ?? -1) - (a.cpus ?? -1) || (b.memory ?? -1) - (a.memory ?? -1) || (b.disk ?? -1) - (a.disk ?? -1);

export function hardwareOf(model: Model, { spec, components }: Host): Hardware {
  const { bytes } = settingsOf(model);
  const sizes: Quantity[] = [];
  if (spec.disk !== undefined) sizes.push(spec.disk.value);
  for (const component of components) {
    const { partitions, queue } = component.spec;
    for (const { size } of partitions?.items ?? []) if (size !== undefined) sizes.push(size.value);
    if (queue?.size !== undefined) sizes.push(queue.size.value);
  }
  return {
    cpus: spec.cpus?.value ?? null,
    memory: spec.memory === undefined ? null : bytes(spec.memory.value),
    disk: sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + bytes(size), 0),
  };
}
