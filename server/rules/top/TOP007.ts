import { messageStores } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP007',
  name: 'satellite-with-store',
  severity: 'hint',
  title: 'A satellite has a message store of its own',
  source: ['L3268', 'L3407'],
  check(model, report) {
    if (model.section('topology')?.value !== 'hybrid') return;
    const satellites = new Map(
      sitesOf(model).flatMap((site) => (site.size?.value === 'satellite' ? [[site.name?.value, site] as const] : [])),
    );
    for (const store of model.of(...messageStores)) {
      const { site } = store.host.spec;
      const satellite = satellites.get(site?.value);
      const size = satellite?.size;
      if (site === undefined || satellite === undefined || size === undefined) continue;
      const server = satellite['served-by'];
      report({
        at: store.at,
        message: `\`${site.source}\` is a satellite and needs no store: the nearest major site serves it. Move the mailboxes there, or call the site major.`,
        related: [{ at: size.at, message: `\`${site.source}\` is a satellite` }],
        fixes: () => [
          ...(server === undefined || server.value === site.value
            ? []
            : [replaceFix(site, server.value, { title: `Move \`${store.host.name}\` to \`${server.value}\`` })]),
          replaceFix(size, 'major'),
        ],
      });
    }
  },
});
