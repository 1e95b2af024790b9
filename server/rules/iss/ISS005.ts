import { searchComponents } from '../../catalog/roles';
import { needOf, parseVersion } from '../../catalog/releases';
import { listed } from '../../words/list';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';

const releases = needOf('iss-index', 'directory').oneOf;
const majors = releases.map((release) => parseVersion(release)?.[0]);

export const rule = defineRule({
  code: 'ISS005',
  name: 'directory-not-listed-for-search',
  severity: 'warning',
  title: 'The directory is of a release that is not listed for search',
  source: ['L4966'],
  check(model, report) {
    const search = presenceOf(model, ...searchComponents);
    const version = model.directory?.version;
    const major = version === undefined ? undefined : parseVersion(version.value)?.[0];
    if (search === undefined || version === undefined || major === undefined || majors.includes(major)) return;
    report({
      at: version.at,
      message: `Indexing and Search is listed for Directory Server ${listed(releases.map(asRelease))}, and this is \`${version.value}\`. Look into the release notes before you rely on it.`,
      related: [{ at: search.at, message: placeOf(search) }],
    });
  },
});

/** `5` stands for all that begins with it. */
const asRelease = (release: string): string => (/^\d+$/.test(release) ? `${release}.x` : release);
