import { componentsOf } from '../../catalog/components';
import { mtaComponents, storeComponents, messageStores } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Host } from '../../model/model';
import { removeFix, replaceFix } from '../../fixes/values';
import { runs, statedBy } from '../../questions/components';
import { setOnComponent } from '../../fixes/edits';
import { endsAt } from '../../questions/balancers';
import { defineRule } from '../rule';

const messaging = componentsOf('messaging');

export const rule = defineRule({
  code: 'MSG005',
  name: 'lmtp-with-other-software',
  severity: 'error',
  title: 'LMTP to or from something other than Messaging Server',
  source: ['L1318', 'L2286'],
  check(model, report) {
    const why = "Messaging Server's LMTP works between its own MTAs and its own stores only.";
    const foreign = (fact: Fact<string>, isPeer: (host: Host) => boolean): Host | undefined => {
      const host = model.host(fact.value);
      return host === undefined || host.incomplete || isPeer(host) ? undefined : host;
    };

    /** A mail server of another product behind the load balancer that is named. */
    const behind = (fact: Fact<string>): Host | undefined => {
      const host = model.host(fact.value);
      const ends = host === undefined || runs(host, ...messaging) ? [] : endsAt(model, host);
      return ends.find(
        (end) => end !== host && !end.incomplete && runs(end, 'smtp-server') && !runs(end, ...messaging),
      );
    };

    const deliveries = statedBy(model, model.of(...mtaComponents), 'MSG005', ({ spec }, own) => {
      const delivery = spec.delivery ?? own.services?.messaging?.delivery;
      return delivery?.value === 'lmtp' && !spec.incomplete && spec['delivers-to'] !== undefined ? delivery : undefined;
    });
    for (const { item: mta, fact: delivery } of deliveries) {
      // What is said of all MTAs is about stores; the next hop may be any mail server that is none of the suite's.
      const own = mta.spec.delivery !== undefined;
      for (const fact of mta.spec['delivers-to']?.items ?? []) {
        const host = foreign(fact, (each) => runs(each, ...messaging, 'load-balancer')) ?? behind(fact);
        if (host === undefined || !(own || runs(host, 'smtp-server'))) continue;
        report({
          at: fact.at,
          message: `${why} \`${host.name}\` runs no part of it. Deliver there by SMTP.`,
          related: [{ at: delivery.at, message: 'LMTP is asked for here' }],
          fixes: () => [
            model.hostsOf(mta.spec['delivers-to']).some((each) => runs(each, ...storeComponents))
              ? removeFix(fact, `Remove \`${fact.value}\` from \`delivers-to\``)
              : own
                ? replaceFix(delivery, 'smtp')
                : {
                    title: `Give \`${mta.id}\` on \`${mta.host.name}\` its own \`delivery: smtp\``,
                    in: mta.spec.at,
                    edit: (editor) => {
                      setOnComponent(editor, mta, 'delivery', 'smtp');
                    },
                  },
          ],
        });
      }
    }

    for (const rule of (model.firewalls?.items ?? []).flatMap((firewall) => firewall.allow?.items ?? [])) {
      if (rule.protocol?.value !== 'lmtp') continue;
      const wrong = [
        ...(rule.from?.items ?? []).map((fact) => ({
          fact,
          host: foreign(fact, (each) => runs(each, ...mtaComponents, ...storeComponents)),
        })),
        ...(rule.to?.items ?? []).map((fact) => ({
          fact,
          host: foreign(fact, (each) => runs(each, ...messageStores)),
        })),
      ];
      for (const { fact, host } of wrong) {
        if (host === undefined) continue;
        report({
          at: fact.at,
          message: `${why} \`${host.name}\` runs neither, so this rule lets through what cannot work. Correct the host, or use SMTP.`,
        });
      }
    }
  },
});
