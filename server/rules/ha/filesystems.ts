/** File systems that message stores lie on. */
import { messageStores } from '../../catalog/roles';
import type { ValueOf } from '../../catalog/types';
import { journalingFilesystems, type filesystem } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import type { FixDraft } from '../../fixes/fix';
import { isCluster } from './promised';

type Filesystem = ValueOf<typeof filesystem>;

export interface StoreFilesystem {
  readonly store: Component;
  readonly filesystem: Fact<Filesystem> | undefined;
  /** Under cluster software; false where that is not written. */
  readonly clustered: boolean;
}

/** The message stores, each with the file system of its host. */
export const storeFilesystems = (model: Model): readonly StoreFilesystem[] =>
  model.of(...messageStores).map((store) => ({
    store,
    filesystem: store.host.spec.filesystem,
    clustered: isCluster(model.haOf(store)?.method?.value),
  }));

export const keepsJournal = (fact: Fact<Filesystem>): boolean => journalingFilesystems.includes(fact.value);

/** The same file system with a journal, or another one of the same operating system. */
export function journalFixes({ store, filesystem }: StoreFilesystem): readonly FixDraft[] {
  if (filesystem === undefined) return [];
  const os = store.host.spec.os?.value;
  return successors(filesystem.value, os).map((value) => replaceFix(filesystem, value));
}

function successors(value: Filesystem, os: string | undefined): readonly Filesystem[] {
  if (value === 'ufs') return ['ufs-logging', 'zfs'];
  if (value === 'ext2') return ['ext4'];
  if (os === undefined) return [];
  return os === 'solaris' ? ['zfs'] : ['ext4'];
}
