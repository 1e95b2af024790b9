import { parseVersion, versionNeeds } from '../../catalog/releases';
import { listed } from '../../words/list';
import { directories } from '../../catalog/roles';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV004',
  name: 'directory-not-listed-for-convergence',
  severity: 'information',
  title: 'The guide does not list this directory version for Convergence',
  source: ['L853', 'L4966'],
  check(model, report) {
    const convergence = presenceOf(model, 'convergence');
    const majors = versionNeeds.find(({ who, needs }) => who === 'convergence' && needs === 'directory')?.oneOf;
    if (convergence === undefined || majors === undefined) return;
    const common = model.directory?.version;
    const versions = new Set([...(common === undefined ? [] : [common]), ...versionsOf(model, ...directories)]);
    for (const version of versions) {
      const [major] = parseVersion(version.value) ?? [];
      if (major === undefined || majors.includes(major.toString())) continue;
      report({
        at: version.at,
        message: `Convergence is listed with Directory Server ${listed(majors.map((one) => `${one}.x`))}, and this is \`${version.source}\`. Look it up in the release notes of your version of Convergence.`,
        related: [{ at: convergence.at, message: placeOf(convergence) }],
      });
    }
  },
});
