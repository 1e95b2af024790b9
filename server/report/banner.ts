import type { Snapshot } from '../model/snapshot';

/** A warning above a report whose spec could not be read completely. */
export function bannerOf(snapshot: Snapshot): { readonly banner?: string } {
  const banner = textOf(snapshot);
  return banner === undefined ? {} : { banner };
}

function textOf(snapshot: Snapshot): string | undefined {
  if (snapshot.tree.broken) return 'Some lines of the spec cannot be read. What stands on them is missing below.';
  if (snapshot.bases.failure !== undefined) {
    return 'The spec that this one extends cannot be used. What stands there is missing below.';
  }
  if (snapshot.broken) {
    return 'Some lines of a spec that this one extends cannot be read. What stands on them is missing below.';
  }
  return snapshot.model.complete ? undefined : 'Some keys of the spec cannot be read. What they say is missing below.';
}
