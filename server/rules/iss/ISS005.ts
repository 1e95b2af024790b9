import { askedDirectories, searchComponents } from '../../catalog/roles';
import { asMajor, isOfRelease, needOf } from '../../catalog/releases';
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
      if (releases.some((release) => isOfRelease(version.value, release) !== false)) continue;
      report({
        at: version.at,
        message: `Indexing and Search is listed for Directory Server ${listed(releases.map(asMajor))}, and this is \`${version.source}\`. Look into the release notes before you rely on it.`,
        related: [{ at: search.at, message: placeOf(search) }],
      });
    }
  },
});
