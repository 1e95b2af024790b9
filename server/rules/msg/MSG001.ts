import type { ComponentId } from '../../catalog/components';
import { smtpServers, storeComponents, mailEntrances } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { removeFix, replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/** MTAs that may take mail from strangers, the best first. */
const inbound: readonly ComponentId[] = mailEntrances;

export const rule = defineRule({
  code: 'MSG001',
  name: 'mx-to-smtp-proxy',
  severity: 'error',
  title: 'An MX record points to the SMTP proxy of the multiplexor',
  source: ['L3339'],
  above: ['DNS004'],
  check(model, report) {
    const records = model.dns?.mx?.items ?? [];
    for (const record of records) {
      const fact = record.host;
      const host = fact === undefined ? undefined : model.host(fact.value);
      const proxy = host === undefined ? undefined : proxyAt(model, host);
      if (fact === undefined || host === undefined || proxy === undefined) continue;
      report({
        at: fact.at,
        message:
          "The SMTP proxy of the Multiplexor only takes what users' programs submit; it is not supported for mail from the Internet. Point the record to an inbound MTA.",
        related: [{ at: proxy.at, message: `The proxy runs here, on \`${proxy.host.name}\`` }],
        fixes: () => [
          ...targetsFor(model, fact),
          ...(records.length > 1 ? [removeFix(record, `Remove the MX record for \`${fact.value}\``)] : []),
        ],
      });
    }
  },
});

/** The proxy that mail for this host ends at: no mail server shares the host, or stands behind the same load balancer. */
function proxyAt(model: Model, host: Host): Component | undefined {
  if (host.incomplete || runs(host, ...smtpServers)) return undefined;
  const own = host.components.find(({ id }) => id === 'mmp-smtp-proxy');
  if (own !== undefined) return own;
  const balanced = host.components.flatMap(({ id, spec }) =>
    id === 'load-balancer' ? model.hostsOf(spec.targets) : [],
  );
  if (balanced.some((target) => target.incomplete || runs(target, ...smtpServers))) return undefined;
  return balanced.flatMap((target) => target.components).find(({ id }) => id === 'mmp-smtp-proxy');
}

/** Hosts with an MTA for mail from outside; with two tiers not those of the stores. */
function inboundHosts(model: Model): readonly Host[] {
  const architecture = model.architecture?.value;
  const tiers = architecture === 'two-tier' || architecture === 'edge';
  const hosts = inbound.flatMap((id) => model.of(id).map((component) => component.host));
  return [...new Set(hosts)].filter((host) => host.name !== '' && !(tiers && runs(host, ...storeComponents)));
}

/** Inbound MTAs that no record names yet, or a new one where there is none at all. */
function targetsFor(model: Model, fact: Fact<string>): readonly FixDraft[] {
  const named = new Set(model.hostsOf({ items: (model.dns?.mx?.items ?? []).flatMap((record) => record.host ?? []) }));
  const candidates = inboundHosts(model);
  if (candidates.length === 0) return withNewMta(model, fact);
  return candidates
    .filter((target) => !named.has(target))
    .slice(0, 3)
    .map((target) => replaceFix(fact, target.name, { title: `Point it to \`${target.name}\`` }));
}

function withNewMta(model: Model, fact: Fact<string>): readonly FixDraft[] {
  const added = newHost(model, { base: 'mta-in', tier: 1, zone: 'dmz', count: 2, components: ['mta-inbound'] });
  if (added === undefined) return [];
  return [
    {
      title: `Add the host \`${added.name}\` with an inbound MTA and point the record to it`,
      edit: (editor) => {
        editor.replace(fact.at, added.name);
        added.add(editor);
      },
    },
  ];
}
