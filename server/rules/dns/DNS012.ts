import type { ComponentId } from '../../catalog/components';
import { generalMtas, outboundMtas, relayMtas } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { leadsElsewhere } from '../../questions/balancers';
import { namedHosts, type Named } from './names';

/** For each name of the maintenance level, those of users that lead to it (L1356-1363), and what stands there. */
const levels: readonly {
  readonly inner: string;
  readonly users: readonly string[];
  readonly ids: readonly ComponentId[];
}[] = [
  { inner: 'relay-out', users: ['smtp'], ids: [...generalMtas, ...outboundMtas, ...relayMtas] },
  { inner: 'mmp', users: ['pop', 'imap'], ids: ['mmp'] },
];

export const rule = defineRule({
  code: 'DNS012',
  name: 'name-misses-bank',
  severity: 'hint',
  title: 'A name for users does not lead to its bank of servers',
  source: ['L1350-1352', 'L1358-1363'],
  check(model, report) {
    const architecture = model.architecture?.value;
    const names = model.dns?.names;
    if (names === undefined || names.incomplete || (architecture !== 'two-tier' && architecture !== 'edge')) return;
    const named = new Map<string, readonly Named[]>();
    for (const entry of namedHosts(model)) named.set(entry.name, [...(named.get(entry.name) ?? []), entry]);
    for (const { inner, users, ids } of levels) {
      const banks = named.get(inner) ?? [];
      const [bank] = banks;
      const outer = users.flatMap((user) => (named.get(user) ?? []).slice(0, 1));
      if (bank !== undefined) {
        for (const user of outer) {
          const all = named.get(user.name) ?? [];
          if (all.some((one) => banks.some((other) => leadsTo(one, other)))) continue;
          if ([...all, ...banks].some(({ host }) => host.incomplete || leadsElsewhere(model, host))) continue;
          report({
            at: user.fact.at,
            message: `\`${inner}\` is the bank of servers behind \`${user.name}\`, and the two lead to different hosts: a change of the bank does not reach the users. Let \`${user.name}\` lead to where \`${inner}\` leads.`,
            related: [{ at: bank.fact.at, message: `The bank behind \`${user.name}\`` }],
            // Of several hosts, which is to take the place of which is not known.
            fixes: () => (all.length === 1 && banks.length === 1 ? [replaceFix(user.fact, bank.fact.value)] : []),
          });
        }
        continue;
      }
      const [user] = outer;
      if (user === undefined || model.of(...ids).length === 0 || names.entries.some(({ name }) => name === inner))
        continue;
      report({
        at: user.fact.at,
        advice: true,
        message: `\`${user.name}\` is for users; those who run the service want a name for the bank behind it, \`${inner}\`, so that users' names can be moved one by one. Add it, and let \`${user.name}\` be an alias of it.`,
        fixes: () => [addBank(inner, named.get(user.name) ?? [user])],
      });
    }
  },
});

const leadsTo = (user: Named, bank: Named): boolean =>
  user.host === bank.host || bank.ends.some((end) => user.ends.includes(end));

const addBank = (inner: string, [user, ...others]: readonly Named[]): FixDraft => ({
  title: `Add \`${inner}\``,
  ...(user === undefined ? {} : { in: user.fact.at }),
  edit: (editor) => {
    const hosts = [user, ...others].flatMap((entry) => entry?.fact.value ?? []);
    setPath(editor, ['dns', 'names', inner], hosts.length === 1 ? (hosts[0] ?? '') : hosts);
  },
});
