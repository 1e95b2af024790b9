/** What the rules about disks ask: which volume holds what, and how to move it to one of its own. */
import { Moved } from '../../syntax/plain';
import { messageStores, mtaComponents } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { HostSpec } from '../../model/format';
import type { Component, Host, Model } from '../../model/model';
import { hostsWith } from '../../sizing/hosts';
import { largeUsers } from '../../questions/architecture';
import type { FixDraft } from '../../fixes/fix';
import { standTogether } from '../../syntax/tree';

export const STORES: readonly ComponentId[] = messageStores;
export const MTAS: readonly ComponentId[] = mtaComponents;

export type Volume = NonNullable<HostSpec['volumes']>['items'][number];
export type Directory = NonNullable<Volume['holds']>['items'][number];

export const volumesOf = (host: Host): readonly Volume[] => host.spec.volumes?.items ?? [];

/** Where a volume says that it holds a busy directory. */
export const heldBy = (volume: Volume, directory: Directory['value']): Directory | undefined =>
  volume.holds?.items.find((fact) => fact.value === directory);

/** Store partitions of a host. */
export const partitionsOf = (host: Host): readonly NonNullable<Component['spec']['partitions']>['items'][number][] =>
  host.components
    .filter(({ id }) => STORES.includes(id))
    .flatMap((component) => component.spec.partitions?.items ?? []);

/** Where a spec puts messages on a volume: `messages` or `index` in its list, or a partition that names it. */
export function messagesOn(host: Host, volume: Volume): Fact<string> | undefined {
  const held = heldBy(volume, 'messages') ?? heldBy(volume, 'index');
  const name = volume.name?.value;
  return (
    held ?? partitionsOf(host).flatMap((partition) => (partition.volume?.value === name ? [partition.volume] : []))[0]
  );
}

export const storeHosts = (model: Model): readonly Host[] => hostsWith(model, ...STORES);

/** The guide says "large" without a number: providers, or as many users as `sizing.large-from` says, is our reading. */
export function isLarge(model: Model): boolean {
  const kind = model.section('organization')?.value;
  return kind === 'isp' || kind === 'telco' || kind === 'service-provider' || largeUsers(model) !== undefined;
}

/** Moves a busy directory from the volume that lists it to one of its own. */
export function ownVolume(host: Host, volume: Volume, held: Directory): readonly FixDraft[] {
  const list = host.spec.volumes;
  if (list === undefined || (volume.holds?.items.length ?? 0) < 2 || !standTogether(list.at, held.at)) return [];
  const taken = new Set(list.items.map((item) => item.name?.value));
  let name: string = held.value;
  for (let i = 2; taken.has(name); i++) name = `${held.value}-${i}`;
  return [
    {
      title: `Put \`${held.value}\` on a volume of its own`,
      in: list.at,
      edit: (editor) => {
        editor.removeItem(held.at);
        editor.add(list.at, { name, holds: [new Moved(held.at)] });
      },
    },
  ];
}
