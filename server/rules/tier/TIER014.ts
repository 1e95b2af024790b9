import { componentIds } from '../../catalog/components';
import { directoryServices, directoryTools } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Host, Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { removeFix, replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule, type OnDemand } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/** Components that may say which directory they ask. Tools that write must come to the master, directly or by a referral. */
const asking = componentIds.filter((id) => !directoryServices.includes(id) && !directoryTools.includes(id));

export const rule = defineRule({
  code: 'TIER014',
  name: 'office-asks-master',
  severity: 'warning',
  title: 'A server of an office asks the directory master directly',
  source: ['L1153'],
  check(model, report) {
    if (model.architecture?.value !== 'single-tier-distributed') return;
    const say = (fact: Fact<string>, master: Host, who: string, at: Node, fixes: OnDemand<FixDraft>): void => {
      report({
        at: fact.at,
        message: `${who} asks the central master on \`${master.name}\`, so each of its logins waits for the line to it. Questions go to the copy at the office; only that copy talks to the master.`,
        related: [{ at, message: 'The master' }],
        fixes,
      });
    };
    for (const component of model.of(...asking.filter((id) => model.has(id)))) {
      const listed = component.spec.directory;
      for (const fact of listed?.items ?? []) {
        const master = masterAt(model, fact.value);
        if (master === undefined || areTogether(component.host, master.host)) continue;
        say(fact, master.host, `\`${component.id}\` on \`${component.host.name}\``, master.at, () => {
          const local = localCopy(model, component.host);
          if (local === undefined) return [];
          return listed?.items.some(({ value }) => value === local) === true
            ? [removeFix(fact, `Remove \`${fact.value}\``)]
            : [replaceFix(fact, local, { title: `Ask \`${local}\` instead` })];
        });
      }
    }
    for (const { allow } of model.firewalls?.items ?? []) {
      for (const { protocol, from, to } of allow?.items ?? []) {
        if (protocol?.value !== 'ldap' && protocol?.value !== 'ldaps') continue;
        const who = model.hostsOf(from).find((host) => isAsking(host));
        if (who === undefined) continue;
        for (const fact of to?.items ?? []) {
          const master = masterAt(model, fact.value);
          if (master !== undefined && !areTogether(who, master.host))
            say(fact, master.host, `\`${who.name}\``, master.at, []);
        }
      }
    }
  },
});

/** Whether both stand at one site, so that no line between sites is on the way; what could not be read may say so. */
const areTogether = (host: Host, master: Host): boolean =>
  host.incomplete ||
  master.incomplete ||
  (host.spec.site !== undefined && host.spec.site.value === master.spec.site?.value);

/** The master on a host that has no copy for questions beside it. */
function masterAt(model: Model, name: string): { readonly host: Host; readonly at: Node } | undefined {
  const host = model.host(name);
  const master = host?.components.find(({ id }) => id === 'directory-master');
  return host === undefined || master === undefined || runs(host, 'directory-consumer')
    ? undefined
    : { host, at: master.at };
}

/** A host that only asks: no directory of its own, which replicates, and no tool that writes. */
const isAsking = (host: Host): boolean =>
  !host.incomplete && host.components.length > 0 && !runs(host, ...directoryServices, ...directoryTools, 'dns-server');

function localCopy(model: Model, host: Host): string | undefined {
  const copies = model.of('directory-consumer').filter((copy) => copy.host.name !== '');
  const here = copies.find((copy) => copy.host.spec.site?.value === host.spec.site?.value);
  return (here ?? (copies.length === 1 ? copies[0] : undefined))?.host.name;
}
