import { site as siteType } from '../../model/format/sites';
import { orderOf } from '../../fixes/edits';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { hasServers, sitesOf, type Site } from './places';

export const rule = defineRule({
  code: 'TOP006',
  name: 'satellite-unserved',
  severity: 'error',
  title: 'Nobody serves a satellite',
  source: ['L3268', 'L3407'],
  check(model, report) {
    if (model.section('topology')?.value !== 'hybrid') return;
    const sites = sitesOf(model);
    const byName = new Map(sites.map((site) => [site.name?.value, site]));
    const majors = sites.filter(
      (site) => site.size?.value === 'major' || (site.size === undefined && hasServers(model, site)),
    );
    for (const site of sites) {
      const { size, name, 'served-by': servedBy } = site;
      if (size?.value !== 'satellite') continue;
      if (servedBy === undefined) {
        // Which servers it has is for TOP007; what could not be read may be one of them.
        if (site.incomplete || hasServers(model, site) || !model.complete) continue;
        report({
          at: size.at,
          message: `\`${name?.source ?? 'This site'}\` is a satellite without servers, and no site is named that serves it. Write the nearest major site as \`served-by\`.`,
          fixes: () => serveFixes(majors, site),
        });
        continue;
      }
      const server = byName.get(servedBy.value);
      // A satellite that has servers after all is for TOP007.
      if (server?.size?.value !== 'satellite' || hasServers(model, server) || !model.complete) continue;
      report({
        at: servedBy.at,
        message: `\`${servedBy.source}\` is a satellite itself and has no servers that could serve \`${name?.source ?? 'this site'}\`. Name the nearest major site.`,
        related: [{ at: server.size.at, message: `\`${servedBy.source}\` is a satellite` }],
        fixes: () =>
          majors
            .slice(0, 3)
            .flatMap((major) => (major.name === undefined ? [] : [replaceFix(servedBy, major.name.value)])),
      });
    }
  },
});

const serveFixes = (majors: readonly Site[], { at }: Site): readonly FixDraft[] =>
  majors.slice(0, 3).flatMap(({ name }) =>
    name === undefined
      ? []
      : [
          {
            title: `Serve it from \`${name.value}\``,
            in: at,
            edit: (editor: Parameters<FixDraft['edit']>[0]) => {
              editor.insert(at, 'served-by', name.value, { order: orderOf(siteType) });
            },
          },
        ],
  );
