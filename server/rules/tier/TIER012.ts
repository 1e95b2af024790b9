import { alwaysBalanced, balancedFrontEnds, outboundMtas, smtpParts, stickyComponents } from '../../catalog/roles';
import type { Host, Model } from '../../model/model';
import { anyUnread, runs, statedBy } from '../../questions/components';
import { draftFor, unbalanced } from '../shapes/unbalanced';
import { defineRule } from '../rule';
import { isTwoTier } from './architecture';

/** For the others there are rules of their own. */
const fronts = balancedFrontEnds.filter((id) => !alwaysBalanced.includes(id));

export const rule = defineRule({
  code: 'TIER012',
  name: 'front-ends-unbalanced',
  severity: 'warning',
  title: 'Several front ends without a load balancer',
  source: ['L1178', 'L1289', 'L3341-3353'],
  check(model, report) {
    if (!isTwoTier(model.architecture)) return;
    const seen = new Set<Host>();
    for (const id of fronts) {
      for (const found of unbalanced(model, id)) {
        // A host with several front ends is told of once.
        if (found.hosts.some((host) => seen.has(host) || runs(host, ...alwaysBalanced))) continue;
        if (id === 'im-mux' && !shareServer(model, found.hosts)) continue;
        if (outboundMtas.includes(id) && !takesSubmissions(model, found.hosts)) continue;
        for (const host of found.hosts) seen.add(host);
        report(
          draftFor(
            model,
            found,
            stickyComponents.includes(id),
            `Tier 0 of this architecture are load balancers, which spread users over the front ends and leave out one that is down. There are ${found.count} hosts with \`${id}\` and none before them: put one there.`,
          ),
        );
      }
    }
  },
});

/** Multiplexors of different servers cannot stand in for each other. */
function shareServer(model: Model, hosts: readonly Host[]): boolean {
  const servers = model
    .of('im-mux')
    .filter(({ host }) => hosts.includes(host))
    .map(({ spec }) => spec.server?.items.map(({ value }) => value).join(' ') ?? '');
  return new Set(servers).size === 1;
}

/** Whether users hand in mail at these MTAs, and not at a proxy or other MTAs that pass it on to them. */
function takesSubmissions(model: Model, hosts: readonly Host[]): boolean {
  const own = (host: Host): boolean | undefined =>
    host.components.find(({ id }) => outboundMtas.includes(id))?.spec.submission?.value;
  if (hosts.some((host) => own(host) === true)) return true;
  if (model.has('mmp-smtp-proxy') || model.mayBeExternal('mmp-smtp-proxy')) return false;
  const servers = model.of(...smtpParts);
  const submission = statedBy(model, servers, 'TIER012, submission', ({ spec }) => spec.submission);
  if (anyUnread(model, ...smtpParts) || submission.some(({ fact }) => fact.value)) return false;
  const next = statedBy(model, servers, 'TIER012, next hops', ({ spec }) => spec['delivers-to']);
  const named = new Set(next.flatMap(({ fact }) => model.hostsOf(fact)));
  return hosts.every((host) => own(host) !== false && !named.has(host));
}
