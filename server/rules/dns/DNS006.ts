import { mtaComponents } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import type { Component } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { setOnHost } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/** Each message costs them several questions: MX records, addresses, block lists, the name of the sender. */
const asking: readonly ComponentId[] = mtaComponents;

export const rule = defineRule({
  code: 'DNS006',
  name: 'mta-without-dns-cache',
  severity: 'warning',
  title: 'MTAs have no local DNS cache',
  source: ['L1017'],
  check(model, report) {
    const cache = model.dns?.cache;
    if (cache?.value === true) return;
    const all = model.of(...asking);
    const caches = model.each(all, 'DNS006', ({ host }) =>
      hasCache(host) ? 'here' : host.incomplete ? undefined : isListed(host) ? 'left out' : 'unsaid',
    );
    const mtas = all.filter((_, place) => caches[place] === 'left out' || caches[place] === 'unsaid');
    const [first] = mtas;
    if (first === undefined) return;
    const related = mtas.slice(0, 5).map(({ at, host }) => ({ at, message: `The MTA on \`${host.name}\` has none` }));
    if (cache !== undefined) {
      report({
        at: cache.at,
        message:
          'An MTA asks DNS several times for each message, and waits for every answer. A cache on its own host shortens the wait: set `cache` to `true`, or run one on the MTA hosts.',
        related,
        fixes: () => [replaceFix(cache, true)],
      });
      return;
    }
    // Where some have one, the others were left out on purpose or forgotten.
    const other = all[caches.indexOf('here')];
    const listed = all.filter((_, place) => caches[place] === 'left out');
    const why = 'An MTA asks DNS several times for each message';
    const how =
      'A local cache saves the wait and the traffic: say that there is one with `dns.cache`, or as `dns` under `os-services`.';
    if (other === undefined || listed.length === 0) {
      report({ at: first.at, advice: true, message: `${why}. ${how}`, fixes: () => [cacheOn(first)] });
      return;
    }
    for (const mta of listed)
      report({
        at: mta.at,
        message: `${why}, and \`${mta.host.name}\` has no cache of its own, unlike \`${other.host.name}\`. ${how}`,
        related: [{ at: other.at, message: 'This host has a cache' }],
        fixes: () => [cacheOn(mta)],
      });
  },
});

const hasCache = (host: Component['host']): boolean =>
  runs(host, 'dns-server') ||
  host.spec['os-services']?.incomplete === true ||
  (host.spec['os-services']?.items.some(({ value }) => value === 'dns') ?? false);

/** The host lists its services, so that what is not there does not run. */
const isListed = (host: Component['host']): boolean => host.spec['os-services']?.incomplete === false;

function cacheOn({ host }: Component): FixDraft {
  const services = host.spec['os-services'];
  return {
    title: `Run a DNS cache on \`${host.name}\``,
    in: host.spec.at,
    edit: (editor) => {
      if (services === undefined) setOnHost(editor, host, 'os-services', ['dns']);
      else editor.add(services.at, 'dns');
    },
  };
}
