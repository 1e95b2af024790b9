import { glassfish21, isAtLeast, isBefore, needOf } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import { otherContainer } from '../../questions/containers';
import { replaceFix } from '../../fixes/values';
import { toGlassfish } from '../../fixes/components';
import { defineRule } from '../rule';

const wanted = needOf('iss-web', 'glassfish').exactly;

export const rule = defineRule({
  code: 'ISS003',
  name: 'search-web-not-in-glassfish',
  severity: 'error',
  title: 'The web tier of search is not in GlassFish 2.1',
  source: ['L4980'],
  check(model, report) {
    const seen = new Set<Fact<string>>();
    for (const web of model.of('iss-web')) {
      const { host } = web;
      const other = otherContainer(host);
      const related = [{ at: web.at, message: `The web tier runs here, on \`${host.name}\`` }];
      if (other !== undefined) {
        report({
          at: other.at,
          message: `The web tier of Indexing and Search runs in GlassFish ${wanted} only, and the container of \`${host.name}\` is \`${other.id}\`. Use \`glassfish\`.`,
          related,
          fixes: () => toGlassfish(model, other),
        });
      }
      for (const container of host.components.filter(({ id }) => id === 'glassfish')) {
        const version = model.versionOf(container);
        if (version === undefined || seen.has(version)) continue;
        seen.add(version);
        const { from, until } = glassfish21;
        if (
          isBefore(version.value, from, 'glassfish') !== true &&
          isAtLeast(version.value, until, 'glassfish') !== true
        )
          continue;
        report({
          at: version.at,
          message: `The web tier of Indexing and Search must run in GlassFish ${wanted}, and this is \`${version.source}\`. Set it to ${wanted}.`,
          related,
          fixes: () => [replaceFix(version, wanted)],
        });
      }
    }
  },
});
