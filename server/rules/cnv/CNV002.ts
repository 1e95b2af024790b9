import { isBefore, inWords, needOf } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV002',
  name: 'glassfish-too-old-for-convergence',
  severity: 'error',
  title: 'GlassFish is too old for Convergence',
  source: ['L859'],
  check(model, report) {
    const need = needOf('convergence', 'glassfish');
    const limit = need.atLeast;
    const seen = new Set<Fact<string>>();
    for (const { at, host } of model.of('convergence')) {
      for (const container of host.components.filter(({ id }) => id === 'glassfish')) {
        const version = model.versionOf(container);
        if (version === undefined || seen.has(version)) continue;
        seen.add(version);
        if (isBefore(version.value, limit, 'glassfish') !== true) continue;
        report({
          at: version.at,
          message: `Convergence needs Application Server ${inWords(limit)} (${need.alsoCalled}) or later, and this is \`${version.value}\`. Upgrade the container first.`,
          related: [{ at, message: `Convergence runs in it, on \`${host.name}\`` }],
          fixes: [replaceFix(version, limit)],
        });
      }
    }
  },
});
