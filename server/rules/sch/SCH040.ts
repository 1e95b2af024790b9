import { asMajor, isAtLeast, isOfRelease, needOf } from '../../catalog/releases';
import { askedDirectories } from '../../catalog/roles';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { listed } from '../../words/list';
import { defineRule } from '../rule';

const { oneOf: releases, whoFrom, source } = needOf('delegated-administrator', 'directory');

export const rule = defineRule({
  code: 'SCH040',
  name: 'directory-not-listed-for-delegated-administrator',
  severity: 'warning',
  title: 'The directory is of a release that is not listed for Delegated Administrator 7',
  source,
  holds: [{ of: 'delegated-administrator', from: whoFrom }],
  check(model, report) {
    const tool = presenceOf(model, 'delegated-administrator');
    const own = versionsOf(model, 'delegated-administrator').find(({ value }) => isAtLeast(value, whoFrom) === true);
    if (tool === undefined || own === undefined) return;
    const written = versionsOf(model, ...askedDirectories);
    const general = model.serviceVersion('directory-master');
    for (const version of written.length > 0 || general === undefined ? written : [general]) {
      if (releases.some((release) => isOfRelease(version.value, release) !== false)) continue;
      report({
        at: version.at,
        message: `The installation guide of Delegated Administrator 7 lists Directory Server ${listed(releases.map(asMajor))}, and this is \`${version.source}\`. Upgrade the directory, or look into the release notes before you rely on it.`,
        related: [{ at: tool.at, message: placeOf(tool) }],
      });
    }
  },
});
