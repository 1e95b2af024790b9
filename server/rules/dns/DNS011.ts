import type { Host, Model } from '../../model/model';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { mailExchangers, type MailExchanger } from '../../questions/mail-exchangers';
import { takesFromStrangers } from './strangers';

export const rule = defineRule({
  code: 'DNS011',
  name: 'mta-without-mx',
  severity: 'warning',
  title: 'Not every inbound MTA has an MX record',
  source: ['L2870', 'L2880'],
  check(model, report) {
    const mx = model.dns?.mx;
    if (mx === undefined || mx.incomplete || mx.items.length === 0 || !model.complete) return;
    const records = mailExchangers(model);
    // Names of nothing may be what is missing.
    if (records.length < mx.items.length) return;
    const last = records.filter(({ ends }) => ends.some(takesFromStrangers)).at(-1);
    if (last === undefined) return;
    const missing = [...partly(records), ...others(model, records)];
    const [first] = missing;
    if (first === undefined) return;
    const names = missing.map(({ name }) => `\`${name}\``).join(', ');
    report({
      at: last.fact.at,
      message: `${names} ${missing.length === 1 ? 'is an inbound MTA' : 'are inbound MTAs'} too, and no MX record leads there: mail goes to the others only, and when these are down, none comes in. Add a record of the same preference.`,
      related: missing.slice(0, 5).map(({ host }) => ({ at: host.at, message: 'No record leads here' })),
      fixes: () => [
        {
          title: `Add ${missing.length === 1 ? 'an MX record' : 'MX records'} for ${names}`,
          in: mx.at,
          edit: (editor) => {
            for (const { name } of missing) {
              const preference = last.spec.preference?.value;
              editor.add(mx.at, preference === undefined ? name : { host: name, preference });
            }
          },
        },
      ],
    });
  },
});

interface Missing {
  readonly name: string;
  readonly host: Host;
}

/** Hosts of a group of which only some are named. */
function partly(records: readonly MailExchanger[]): readonly Missing[] {
  const groups = new Map<Host, Set<string>>();
  for (const { host, fact } of records) {
    const names = groups.get(host) ?? new Set<string>();
    names.add(fact.value);
    groups.set(host, names);
  }
  return [...groups].flatMap(([host, names]) => {
    if (host.count < 2 || names.has(host.name) || !takesFromStrangers(host)) return [];
    const all = Array.from({ length: host.count }, (_, i) => `${host.name}-${i + 1}`);
    return all.filter((name) => !names.has(name)).map((name): Missing => ({ name, host }));
  });
}

/** Inbound MTAs that stand where the named ones stand. Inner ones take mail from those. */
function others(model: Model, records: readonly MailExchanger[]): readonly Missing[] {
  const covered = new Set(records.flatMap(({ host, ends }) => [host, ...ends]));
  const zones = new Set([...covered].map((host) => host.spec.zone?.value));
  // Those of another site may stand by for the day on which this one is lost.
  const sites = new Set([...covered].map((host) => host.spec.site?.value));
  return model
    .of('mta-inbound')
    .map(({ host }) => host)
    .filter(
      (host) =>
        host.name !== '' &&
        !covered.has(host) &&
        zones.has(host.spec.zone?.value) &&
        sites.has(host.spec.site?.value) &&
        !runs(host, 'message-store'),
    )
    .map((host): Missing => ({ name: host.name, host }));
}
