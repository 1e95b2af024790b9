import { askedDirectories, searchComponents } from '../../catalog/roles';
import { needOf, parseVersion, type Version } from '../../catalog/releases';
import { listed } from '../../words/list';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

const releases = needOf('iss-index', 'directory').oneOf;

export const rule = defineRule({
  code: 'ISS005',
  name: 'directory-not-listed-for-search',
  severity: 'warning',
  title: 'The directory is of a release that is not listed for search',
  source: ['L4966'],
  check(model, report) {
    const search = presenceOf(model, ...searchComponents);
    if (search === undefined) return;
    const written = versionsOf(model, ...askedDirectories);
    const general = model.directory?.version;
    for (const version of written.length > 0 || general === undefined ? written : [general]) {
      const numbers = parseVersion(version.value);
      if (numbers === undefined || releases.some((release) => mayBe(numbers, release))) continue;
      report({
        at: version.at,
        message: `Indexing and Search is listed for Directory Server ${listed(releases.map(asRelease))}, and this is \`${version.source}\`. Look into the release notes before you rely on it.`,
        related: [{ at: search.at, message: placeOf(search) }],
      });
    }
  },
});

/** Whether a version is of a release, or does not say enough to be of another: `11` may be 11gR1, `11.1.1.7` is. */
function mayBe(version: Version, release: string): boolean {
  const wanted = parseVersion(release) ?? [];
  return wanted.every((number, i) => version[i] === undefined || version[i] === number);
}

/** `5` stands for all that begins with it. */
const asRelease = (release: string): string => (/^\d+$/.test(release) ? `${release}.x` : release);
