import { searchComponents } from '../../catalog/roles';
import { parseVersion } from '../../catalog/releases';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';

/** Releases that are listed: 5.x, 6.x, and 11gR1. */
const LISTED: readonly number[] = [5, 6, 11];

export const rule = defineRule({
  code: 'ISS005',
  severity: 'warning',
  title: 'The directory is of a release that is not listed for search',
  source: ['L4966'],
  check(model, report) {
    const search = presenceOf(model, ...searchComponents);
    const version = model.directory?.version;
    const major = version === undefined ? undefined : parseVersion(version.value)?.[0];
    if (search === undefined || version === undefined || major === undefined || LISTED.includes(major)) return;
    report({
      at: version.at,
      message: `Indexing and Search is listed for Directory Server 5.x, 6.x and 11gR1, and this is \`${version.value}\`. Look into the release notes before you rely on it.`,
      related: [{ at: search.at, message: placeOf(search) }],
    });
  },
});
