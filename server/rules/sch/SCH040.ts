import { isAtLeast, needOf, parseVersion } from '../../catalog/releases';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { listed } from '../../words/list';
import { defineRule } from '../rule';

const { oneOf: releases, whoFrom, source } = needOf('delegated-administrator', 'directory');
const majors = releases.map((release) => parseVersion(release)?.[0]);

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
    const version = model.serviceVersion('directory-master');
    const major = version === undefined ? undefined : parseVersion(version.value)?.[0];
    if (
      tool === undefined ||
      own === undefined ||
      version === undefined ||
      major === undefined ||
      majors.includes(major)
    )
      return;
    report({
      at: version.at,
      message: `Delegated Administrator 7 is listed for Directory Server ${listed(releases.map(asRelease))}, and this is \`${version.source}\`. Upgrade the directory, or look into the release notes before you rely on it.`,
      related: [{ at: tool.at, message: placeOf(tool) }],
    });
  },
});

/** `6` stands for all that begins with it. */
const asRelease = (release: string): string => (/^\d+$/.test(release) ? `${release}.x` : release);
