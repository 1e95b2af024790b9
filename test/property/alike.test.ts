/** Hosts in groups have the flows that they have one by one, whatever a spec says of them. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flow, FlowEnd } from '../../server/network/flows';
import { portTable, portTableOfEach, type ListenerRow } from '../../server/network/ports';
import { snapshotOf } from '../support/analyse';
import { dice, runs, type Dice } from '../support/specs';
import * as deployments from '../unit/network/deployments';

const facts = ({ firewalls, kind, from, to, ...flow }: Flow): string =>
  JSON.stringify([
    [flow.protocol, flow.port, flow.transport, flow.tls, flow.purpose, flow.source, flow.confidence],
    [flow.standing, flow.local, flow.verdict, kind.group, kind.from, kind.to],
    [from.component, from.zone, to.component, to.zone],
    firewalls.map(({ firewall, verdict }) => [firewall.name, verdict]),
  ]);

const OUTSIDE = { name: '(outside)', count: 2 };
const hostsOf = ({ hosts }: FlowEnd): FlowEnd['hosts'] => (hosts.length === 0 ? [OUTSIDE] : hosts);

/** Every pair of hosts of a row. */
function pairsOf(flow: Flow): readonly string[] {
  if (flow.local) {
    expect(flow.to.hosts).toEqual(flow.from.hosts);
    return flow.from.hosts.map(({ name }) => `${name} ${name} ${facts(flow)}`);
  }
  return hostsOf(flow.from).flatMap((from) =>
    hostsOf(flow.to)
      .filter((to) => to.name !== from.name || to.count > 1)
      .map((to) => `${from.name} ${to.name} ${facts(flow)}`),
  );
}

const socketsOf = ({ hosts, part, ...row }: ListenerRow): readonly string[] =>
  hosts.map(({ name }) => `${name} ${part?.owner ?? ''} ${JSON.stringify(row)}`);

/** `apart`: the same spec, but that no two hosts are alike. */
function expectSame(text: string, apart = text): void {
  const grouped = portTable(snapshotOf(text).model);
  const each = portTableOfEach(snapshotOf(apart).model);
  expect(new Set(grouped.flows.flatMap(pairsOf))).toEqual(new Set(each.flows.flatMap(pairsOf)));
  expect(new Set(grouped.listeners.flatMap(socketsOf))).toEqual(new Set(each.listeners.flatMap(socketsOf)));
  const collisions = (table: typeof each): ReadonlySet<string> =>
    new Set(
      table.collisions.flatMap(({ hosts, ports, proven, cure }) =>
        hosts.map(({ name }) => `${name} ${JSON.stringify([ports, proven, cure])}`),
      ),
    );
  expect(collisions(grouped)).toEqual(collisions(each));
}

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
function manyHosts({ int, chance, pick }: Dice): { readonly text: string; readonly apart: string } {
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

describe('the port table by groups of hosts', () => {
  test.each(readdirSync('examples'))('of %s is the table of each host', (file) => {
    expectSame(readFileSync(join('examples', file), 'utf8'));
  });

  test.each(Object.entries(deployments))('of the deployment %s is the table of each host', (_, text) => {
    expectSame(text);
  });

  test('is the table of each host for specs of many hosts', () => {
    let rows = 0;
    let pairs = 0;
    fc.assert(
      fc.property(dice(), (random) => {
        const { text, apart } = manyHosts(random);
        expectSame(text, apart);
        const { model } = snapshotOf(text);
        rows += portTable(model).flows.length;
        pairs += portTableOfEach(model).flows.length;
      }),
      runs(60),
    );
    // The specs do have hosts that are alike.
    expect(rows).toBeLessThan(0.7 * pairs);
  });
});
