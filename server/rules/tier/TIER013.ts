import { directories, suiteComponents } from '../../catalog/roles';
import type { Host, Model } from '../../model/model';
import type { Fact } from '../../model/dsl';
import { newHost } from '../../fixes/hosts';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'TIER013',
  name: 'site-without-directory',
  severity: 'warning',
  title: 'A site of a distributed single tier has no directory of its own',
  source: ['L1143', 'L1153'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'single-tier-distributed' || !model.complete || model.mayBeExternal(...directories))
      return;
    const sites = model.section('sites');
    if (sites === undefined) {
      if (!model.has(...suiteComponents) || !model.lacks('directory-consumer')) return;
      report({
        at: architecture.at,
        message:
          'In this architecture each office has a read-only copy of the directory, so that a slow or broken line to the master does not stop its services. There is none: add a `directory-consumer` for each office.',
        fixes: () => addConsumer(model, undefined),
      });
      return;
    }
    // A directory that does not say where it stands may be the one that is missing.
    if (model.of(...directories).some(({ host }) => host.spec.site === undefined)) return;
    const bySite = hostsBySite(model);
    for (const { name } of sites.items) {
      if (name === undefined) continue;
      const hosts = bySite.get(name.value) ?? [];
      const served = hosts.find((host) => runs(host, ...suiteComponents));
      if (served === undefined || hosts.some((host) => host.incomplete || runs(host, ...directories))) continue;
      report({
        at: name.at,
        message: `The servers at \`${name.value}\` ask a directory elsewhere for each login and each address, over the line between the sites, and stand still when it is down. Give the site a \`directory-consumer\`.`,
        related: [{ at: served.at, message: 'A server at this site' }],
        fixes: () => addConsumer(model, name),
      });
    }
  },
});

function hostsBySite(model: Model): ReadonlyMap<string, readonly Host[]> {
  const found = new Map<string, Host[]>();
  for (const host of model.hosts) {
    const site = host.spec.site?.value;
    if (site === undefined) continue;
    const hosts = found.get(site);
    if (hosts === undefined) found.set(site, [host]);
    else hosts.push(host);
  }
  return found;
}

function addConsumer(model: Model, site: Fact<string> | undefined): readonly FixDraft[] {
  const master = model.of('directory-master').find(({ host }) => host.name !== '')?.host.name;
  const added = newHost(model, {
    base: site === undefined ? 'directory' : `directory-${site.value}`,
    tier: 1,
    zone: 'intranet',
    site: site?.value,
    components: [master === undefined ? 'directory-consumer' : { component: 'directory-consumer', master }],
  });
  return added === undefined
    ? []
    : [{ title: `Add the host \`${added.name}\` with a \`directory-consumer\``, in: added.in, edit: added.add }];
}
