import type { Fact } from '../../model/dsl';
import { defineRule } from '../rule';
import { isRemote, sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP011',
  name: 'busy-site-without-servers',
  severity: 'hint',
  title: 'A busy or critical site has no servers of its own',
  source: ['L439-441', 'L450'],
  check(model, report) {
    const topology = model.section('topology')?.value;
    // A central topology has rules of its own for this (TOP001, TOP004).
    if (topology === 'central') return;
    for (const site of sitesOf(model)) {
      if (isRemote(model, site) !== true) continue;
      const critical = site.criticality?.value === 'mission-critical' ? site.criticality : undefined;
      const at: Fact<unknown> | undefined =
        critical ?? (site.population?.value === 'large' ? site.population : undefined);
      if (at === undefined) continue;
      report({
        at: at.at,
        message: `The servers of \`${site.name?.source ?? 'this site'}\` stand elsewhere, so users wait for the line, and without it they have nothing. A site ${critical === undefined ? 'with heavy use' : 'that cannot do without the service'} may need servers of its own.`,
        related:
          site['served-by'] === undefined
            ? []
            : [{ at: site['served-by'].at, message: `It is served by \`${site['served-by'].source}\`` }],
      });
    }
  },
});
