import { isAtLeast, isBefore, inWords, lifecycle, needOf } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

/** The next one, of which the guide says nothing here. */
const until = lifecycle.convergenceForCalendar7.from;

export const rule = defineRule({
  code: 'CNV002',
  name: 'glassfish-too-old-for-convergence',
  severity: 'error',
  title: 'GlassFish is too old for Convergence',
  source: ['L800', 'L859'],
  holds: [{ of: 'convergence', until }],
  check(model, report) {
    const limit = needOf('convergence', 'glassfish').atLeast;
    const seen = new Set<Fact<string>>();
    for (const convergence of model.of('convergence')) {
      const { at, host } = convergence;
      // The line is about Convergence 1 (L800, L868).
      if (isAtLeast(model.versionOf(convergence)?.value, until) === true) continue;
      // It may be another one, in what could not be read.
      const service = model.services?.convergence;
      if (convergence.spec.incomplete || service?.incomplete === true || model.services?.incomplete === true) continue;
      for (const container of host.components.filter(({ id }) => id === 'glassfish')) {
        const version = model.versionOf(container);
        if (version === undefined || seen.has(version)) continue;
        seen.add(version);
        if (isBefore(version.value, limit, 'glassfish') !== true) continue;
        report({
          at: version.at,
          message: `Convergence 1 is to be installed in Application Server ${inWords(limit)}, and \`${version.source}\` is older. Upgrade the container first.`,
          related: [{ at, message: `Convergence runs in it, on \`${host.name}\`` }],
          fixes: () => [replaceFix(version, limit)],
        });
      }
    }
  },
});
