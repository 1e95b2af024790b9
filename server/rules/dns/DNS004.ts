import { mailEntrances } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { mailExchangers, type MailExchanger } from '../../questions/mail-exchangers';
import { leadsElsewhere } from '../../questions/balancers';
import { takesFromStrangers } from './strangers';

export const rule = defineRule({
  code: 'DNS004',
  name: 'mx-without-inbound-mta',
  severity: 'error',
  title: 'An MX record points to a host without an inbound MTA',
  source: ['L2880', 'L3339'],
  check(model, report) {
    const records = mailExchangers(model);
    for (const record of records) {
      const { fact, host, ends } = record;
      if (ends.some((end) => end.incomplete || takesFromStrangers(end))) continue;
      // A load balancer whose targets are not known.
      if (host.incomplete || leadsElsewhere(model, host)) continue;
      report({
        at: fact.at,
        message: `Mail for the domain is sent to \`${host.name}\`, and no MTA takes it there. Point the record to an inbound MTA.`,
        related: [{ at: host.at, message: 'No MTA for mail from outside runs here' }],
        fixes: () => fixes(model, record, records),
      });
    }
  },
});

function fixes(model: Model, { fact, spec }: MailExchanger, records: readonly MailExchanger[]): readonly FixDraft[] {
  const named = new Set(records.map(({ host }) => host));
  const free = model
    .of(...mailEntrances)
    .map(({ host }) => host)
    .find((host) => host.name !== '' && !named.has(host));
  return [
    ...(free === undefined ? [] : [replaceFix(fact, free.name, { title: `Point the record to \`${free.name}\`` })]),
    ...(records.length > 1 ? [removeFix(spec, `Remove the MX record for \`${fact.value}\``)] : []),
  ];
}
