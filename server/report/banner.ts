import type { Snapshot } from '../spec/snapshot';

/** A warning above a report whose spec could not be read completely. */
export function bannerOf(snapshot: Snapshot): { readonly banner?: string } {
  if (snapshot.tree.broken)
    return { banner: 'Some lines of the spec cannot be read. What stands on them is missing below.' };
  if (!snapshot.model.complete)
    return { banner: 'Some keys of the spec cannot be read. What they say is missing below.' };
  return {};
}
