/** Hosts in groups have the flows that they have one by one, whatever a spec says of them. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flow, FlowEnd } from '../../server/network/flows';
import { portTable, portTableOfEach, type ListenerRow } from '../../server/network/ports';
import { snapshotOf } from '../support/analyse';
import { manyHosts } from '../support/many-hosts';
import { dice, runs } from '../support/specs';
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
