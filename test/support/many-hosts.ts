/** Random deployments of many hosts, some of which are alike. */
import type { Dice } from './specs';

const FRONT = [
  'mmp',
  'mta-inbound',
  'mta',
  'webmail',
  'cal6-frontend',
  'im-mux',
  'convergence, glassfish',
  'dns-server',
];
const BACK = ['message-store', 'cal6-backend', 'directory-master', 'im-server', 'message-store, mta-outbound', 'mta'];

/**
 * Two tiers with a DMZ; several hosts of each kind, of which firewalls, references and MX records name some. `apart` has a firewall more,
 * which nothing passes and which names every host by itself.
 */
export function manyHosts({ int, chance, pick }: Dice): { readonly text: string; readonly apart: string } {
  const names: string[] = [];
  const items: string[] = [];
  const hosts = (kinds: readonly string[], stem: string, zone: string): string =>
    Array.from({ length: 2 + int(3) }, (_, kind) => {
      const components = pick(kinds);
      const own = chance(30)
        ? `, { component: ${pick(['mta-outbound', 'webmail'])}, ports: { smtp: ${2500 + int(3)} } }`
        : '';
      return Array.from({ length: 1 + int(4) }, (_, i) => {
        const name = `${stem}${kind}-${i + 1}`;
        const count = chance(15) ? 2 + int(2) : 1;
        items.push(name);
        names.push(name, ...(count > 1 && chance(50) ? [`${name}-1`] : []));
        const site = chance(20) ? `, site: ${pick(['ny', 'la'])}` : '';
        const tls = chance(10) ? `, { component: mmp, tls: ssl-port }` : '';
        return `      - { name: ${name}, count: ${count}, zone: ${zone}${site}, components: [${components}${own}${tls}] }\n`;
      }).join('');
    }).join('');
  const front = hosts(FRONT, 'f', 'dmz');
  const back = hosts(BACK, 'b', 'data');
  const some = (): string => `[${Array.from({ length: 1 + int(4) }, () => pick(names)).join(', ')}]`;
  const allow = (): string =>
    Array.from({ length: int(6) }, () => {
      const ends = `${chance(60) ? `, from: ${some()}` : ''}${chance(60) ? `, to: ${some()}` : ''}`;
      return `{ protocol: ${pick(['smtp', 'imap', 'ldap', 'lmtp', 'mux', 'dwp', 'http', 'dns'])}${ends} }`;
    }).join(', ');
  const firewall = (name: string, between: string): string =>
    `  - { name: ${name}, between: [${between}]${chance(80) ? `, allow: [${allow()}]` : ''} }\n`;
  const balancer = chance(60)
    ? `      - { name: lb, zone: dmz, components: [{ component: load-balancer, targets: ${some()} }] }\n`
    : '';
  const naming = chance(50)
    ? `      - { name: x, zone: dmz, components: [{ component: ${pick(['mmp', 'mta'])}, stores: ${some()}, directory: ${some()} }] }\n`
    : '';
  const text = `commspec: 1
name: many
suite: 7u3
architecture: two-tier
services: { messaging: { ${chance(70) ? `delivery: ${pick(['lmtp', 'smtp'])}` : ''} } }
sites: [ { name: ny }, { name: la } ]
zones: [ { name: dmz, kind: dmz }, { name: data, kind: private-data } ]
${chance(50) ? `dns: { mx: [ { host: ${pick(names)} } ] }\n` : ''}firewalls:
${firewall('outer', 'internet, dmz')}${firewall('inner', 'dmz, data')}tiers:
  - tier: 1
    hosts:
${balancer}${naming}${front}  - tier: 2
    hosts:
${back}`;
  const rules = items.map((name) => `{ protocol: nfs, from: ${name} }`).join(', ');
  const idle = `  - { name: idle, between: [nowhere, elsewhere], allow: [${rules}] }\n`;
  return { text, apart: text.replace('\ntiers:', `\n${idle}tiers:`) };
}
