import type { ComponentId } from '../../catalog/components';
import { contentFilters, inboundMtas, mtaComponents, outboundMtas, smtpServers } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { mailExchangers } from '../../questions/mail-exchangers';
import { defineRule } from '../rule';

const takesMail: readonly ComponentId[] = [...smtpServers, 'mmp-smtp-proxy'];

export const rule = defineRule({
  code: 'AV001',
  name: 'filter-before-mta',
  severity: 'error',
  title: 'A mail filter stands in front of the MTA',
  source: ['L3907', 'L3926-3930'],
  above: ['DNS004'],
  check(model, report) {
    const general = model.services?.antispam?.attach;
    const own = model.of(...contentFilters);
    const proxies: readonly { readonly attach: Fact<string>; readonly id?: ComponentId }[] = [
      ...(general === undefined ? [] : [{ attach: general }]),
      ...own.flatMap(({ id, spec }) => (spec.attach === undefined ? [] : [{ attach: spec.attach, id }])),
    ];
    for (const { attach, id } of proxies) {
      if (attach.value !== 'smtp-proxy') continue;
      report({
        at: attach.at,
        message:
          'A filter that takes mail by SMTP before the MTA disables the protections of the MTA and may lose mail. Let the MTA call the filter.',
        fixes: () =>
          id === 'milter'
            ? [replaceFix(attach, 'milter')]
            : [replaceFix(attach, 'plug-in'), replaceFix(attach, 'milter')],
      });
    }

    for (const { fact: target, hosts, complete } of mailExchangers(model)) {
      if (!complete || hosts.some((host) => runs(host, ...takesMail))) continue;
      // A filter that the MTA calls takes no mail itself; where that is wrong, the record is (DNS004).
      const filter = hosts
        .flatMap((host) => host.components)
        .find(
          ({ id, spec }) => contentFilters.includes(id) && id !== 'milter' && (spec.attach ?? general) === undefined,
        );
      if (filter === undefined) continue;
      report({
        at: target.at,
        message: `Mail from the Internet goes to the filter on \`${filter.host.name}\` before it reaches an MTA, which disables the protections of the MTA and may lose mail. Point the MX record to an MTA, and let that call the filter.`,
        related: [{ at: filter.at, message: `\`${filter.id}\` runs here, without an MTA` }],
        fixes: () => {
          const inbound = inboundMta(model);
          return inbound === undefined
            ? []
            : [replaceFix(target, inbound.host.name, { title: `Point the MX record to \`${inbound.host.name}\`` })];
        },
      });
    }
  },
});

/** The MTA that mail from the Internet should come to. */
const inboundMta = (model: Model): Component | undefined =>
  model
    .of(...inboundMtas, ...mtaComponents.filter((id) => !inboundMtas.includes(id) && !outboundMtas.includes(id)))
    .find(({ host }) => host.name !== '');
