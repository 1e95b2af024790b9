import { mtaComponents, smtpServers, submissionMtas } from '../../catalog/roles';
import type { Host, Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { removeFix, replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule, reportEach } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { endsAt, leadsElsewhere } from '../../questions/balancers';

const message =
  "The SMTP proxy of the Multiplexor speaks an extension that only Messaging Server's own MTA understands.";

export const rule = defineRule({
  code: 'MSG002',
  name: 'smtp-proxy-before-foreign-server',
  severity: 'error',
  title: 'The SMTP proxy has a foreign mail server behind it',
  source: ['L3359'],
  check(model, report) {
    reportEach(model, report, 'MSG002', model.of('mmp-smtp-proxy'), (proxy, report, model) => {
      const targets = proxy.spec['delivers-to'];
      for (const fact of targets?.items ?? []) {
        const host = model.host(fact.value);
        if (host === undefined) continue;
        const foreign = foreignAt(model, host);
        if (foreign === undefined) continue;
        report({
          at: fact.at,
          message: `${message} \`${foreign === host ? fact.value : foreign.name}\` runs none; name a host that does.`,
          ...(foreign === host
            ? {}
            : { related: [{ at: foreign.at, message: `It stands behind the load balancer on \`${host.name}\`` }] }),
          fixes: () => {
            const named = targets?.items.map(({ value }) => value) ?? [];
            const others = submissionMtas
              .flatMap((id) => model.of(id).map((mta) => mta.host.name))
              .filter((name) => name !== '' && !named.includes(name));
            return [
              ...[...new Set(others)]
                .slice(0, 3)
                .map((name) => replaceFix(fact, name, { title: `Deliver to \`${name}\`` })),
              ...(named.length > 1 ? [removeFix(fact, `Remove \`${fact.value}\` from \`delivers-to\``)] : []),
            ];
          },
        });
      }
      if (targets !== undefined || proxy.spec.incomplete || !model.lacks(...mtaComponents)) return;
      const [foreign] = model.of('smtp-server');
      if (foreign === undefined) return;
      report({
        at: proxy.at,
        message: `${message} This spec has none, only another mail server. Add an MTA, or let clients submit to that server directly.`,
        related: [{ at: foreign.at, message: `The other mail server, on \`${foreign.host.name}\`` }],
        fixes: () => withMta(model),
      });
    });
  },
});

/** The host that runs another mail server than Messaging Server's, or none at all: that one, or one behind its load balancer. */
function foreignAt(model: Model, host: Host): Host | undefined {
  if (host.incomplete || runs(host, ...mtaComponents) || leadsElsewhere(model, host)) return undefined;
  const ends = endsAt(model, host);
  if (ends.some((end) => end.incomplete)) return undefined;
  // A load balancer may have targets for other protocols too.
  const foreign = ends.find((end) => runs(end, ...smtpServers) && !runs(end, ...mtaComponents));
  return foreign ?? (ends.some((end) => runs(end, ...mtaComponents)) ? undefined : host);
}

function withMta(model: Model): readonly FixDraft[] {
  const added = newHost(model, { base: 'mta-out', tier: 1, zone: 'intranet', components: ['mta-outbound'] });
  return added === undefined
    ? []
    : [{ title: `Add the host \`${added.name}\` with an outbound MTA`, in: added.in, edit: added.add }];
}
