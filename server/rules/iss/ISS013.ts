import { isBefore, needOf } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import type { Fact } from '../../model/dsl';
import { findOn } from '../../questions/components';
import { defineRule } from '../rule';
import { webTierElsewhere } from './web-tier';

export const rule = defineRule({
  code: 'ISS013',
  name: 'apache-too-old-for-search',
  severity: 'error',
  title: 'Apache is too old for Indexing and Search',
  source: ['L4984'],
  check(model, report) {
    const { atLeast, needs } = needOf('iss-index', 'apache-httpd');
    const reported = new Set<Fact<string>>();
    for (const index of model.of('iss-index')) {
      const apache = findOn(index.host, needs);
      const version = apache && model.versionOf(apache);
      const web = webTierElsewhere(model, index);
      if (version === undefined || web === undefined || isBefore(version.value, atLeast, needs) !== true) continue;
      if (reported.has(version)) continue;
      reported.add(version);
      report({
        at: version.at,
        message: `The web tier is on another machine, and then the indexing tier needs Apache ${atLeast}; this one, on \`${index.host.name}\`, is \`${version.source}\`. Upgrade it.`,
        related: [{ at: web.at, message: web.message }],
        fixes: () => [replaceFix(version, atLeast)],
      });
    }
  },
});
