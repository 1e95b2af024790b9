import { mtaComponents, submissionMtas } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { withBehind } from '../../questions/balancers';

export const rule = defineRule({
  code: 'MSG002',
  name: 'smtp-proxy-before-foreign-server',
  severity: 'error',
  title: 'The SMTP proxy has a foreign mail server behind it',
  source: ['L3359'],
  check(model, report) {
    const message =
      "The SMTP proxy of the Multiplexor speaks an extension that only Messaging Server's own MTA understands.";
    for (const proxy of model.of('mmp-smtp-proxy')) {
      const targets = proxy.spec['delivers-to'];
      for (const fact of targets?.items ?? []) {
        const host = model.host(fact.value);
        if (host === undefined) continue;
        const reached = withBehind(model, host);
        if (reached.some((each) => each.incomplete || runs(each, ...mtaComponents))) continue;
        const others = submissionMtas
          .flatMap((id) => model.of(id).map((mta) => mta.host.name))
          .filter((name) => name !== '');
        report({
          at: fact.at,
          message: `${message} \`${fact.value}\` runs none; name a host that does.`,
          fixes: [...new Set(others)]
            .slice(0, 3)
            .map((name) => replaceFix(fact, name, { title: `Deliver to \`${name}\`` })),
        });
      }
      if (targets !== undefined || proxy.spec.incomplete || !model.lacks(...mtaComponents)) continue;
      const [foreign] = model.of('smtp-server');
      if (foreign === undefined) continue;
      report({
        at: proxy.at,
        message: `${message} This spec has none, only another mail server. Add an MTA, or let clients submit to that server directly.`,
        related: [{ at: foreign.at, message: `The other mail server, on \`${foreign.host.name}\`` }],
        fixes: withMta(model),
      });
    }
  },
});

function withMta(model: Model): readonly FixDraft[] {
  const added = newHost(model, { base: 'mta-out', tier: 1, zone: 'intranet', components: ['mta-outbound'] });
  return added === undefined
    ? []
    : [{ title: `Add the host \`${added.name}\` with an outbound MTA`, in: added.in, edit: added.add }];
}
