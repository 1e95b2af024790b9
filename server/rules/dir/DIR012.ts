import { directories, directorySuppliers, mailOfDirectory } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { centreOf } from './masters';

export const rule = defineRule({
  code: 'DIR012',
  name: 'remote-site-without-directory',
  severity: 'warning',
  title: 'A remote site has mail servers and no directory of its own',
  source: ['L3255'],
  check(model, report) {
    if (!model.complete || model.mayBeExternal(...directories)) return;
    const copies = model.of(...directories);
    // Sites that share a data centre are not remote from each other.
    const centres = new Set(copies.map(({ host }) => centreOf(model, host)));
    // A directory that does not say where it stands may stand there.
    if (centres.size === 0 || centres.has(undefined)) return;
    const seen = new Set<string>();
    for (const server of model.of(...mailOfDirectory)) {
      const { site } = server.host.spec;
      if (site === undefined || seen.has(site.value) || centres.has(centreOf(model, server.host))) continue;
      seen.add(site.value);
      report({
        at: site.at,
        message: `\`${server.host.name}\` asks a directory at another site for every message and every login: when the line or that site is down, mail at \`${site.value}\` does not work. Put a read-only copy there.`,
        related: copies.slice(0, 5).map(({ at, host }) => ({ at, message: `A directory, on \`${host.name}\`` })),
        fixes: () => copyFix(model, server, site.value),
      });
    }
  },
});

/** A consumer at the site, filled from the masters. */
function copyFix(model: Model, { host }: Component, site: string): readonly FixDraft[] {
  const masters = [...new Set(model.of(...directorySuppliers).map((master) => master.host.name))].filter(
    (name) => name !== '',
  );
  const fresh = newHost(model, {
    base: 'directory',
    tier: host.tier === 2 || model.tiers.some(({ number }) => number === 2) ? 2 : 1,
    zone: model.tiers.some(({ number }) => number === 2) ? 'private-data' : (model.zoneOf(host) ?? 'intranet'),
    site,
    components: [masters.length === 0 ? 'directory-consumer' : { component: 'directory-consumer', master: masters }],
  });
  return fresh === undefined ? [] : [{ title: `Add a directory copy at \`${site}\``, in: fresh.in, edit: fresh.add }];
}
