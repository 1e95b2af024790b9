import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { hasServers, isRemote, sitesOf, type Site } from './places';

export const rule = defineRule({
  code: 'TOP004',
  name: 'many-people-far-away',
  severity: 'warning',
  title: 'A central topology serves many people far from it',
  source: ['L3221', 'L3244'],
  check(model, report) {
    const topology = model.section('topology');
    if (topology?.value !== 'central') return;
    for (const site of sitesOf(model)) {
      if (isRemote(model, site) !== true) continue;
      const name = site.name?.source ?? 'this site';
      const more = outnumbers(model, site);
      const at: Fact<unknown> | undefined = site.population?.value === 'large' ? site.population : more;
      if (at === undefined) continue;
      report({
        at: at.at,
        message:
          at === more
            ? `More people work at \`${name}\` than where the servers stand, and a central topology suits small populations elsewhere. Give the site servers of its own.`
            : `A central topology suits one place, or many small populations; that of \`${name}\` is large and hangs on its line. Give the site servers of its own.`,
        related: [{ at: topology.at, message: 'All servers stand at one site' }],
        fixes: () => [replaceFix(topology, 'hybrid')],
      });
    }
  },
});

/** The users of a site, where they are more than at all sites with servers together. */
function outnumbers(model: Model, site: Site): Fact<number> | undefined {
  const central = sitesOf(model).filter((other) => hasServers(model, other));
  let users = 0;
  for (const other of central) {
    if (other.users === undefined) return undefined;
    users += other.users.value;
  }
  return central.length > 0 && site.users !== undefined && site.users.value > users ? site.users : undefined;
}
