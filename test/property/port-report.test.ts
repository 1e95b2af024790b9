/** The port report says what the port table says, whatever a spec holds, and its request to the firewall team is enough. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../server/model/snapshot';
import { blockedFlows } from '../../server/network/blocked';
import type { Flow } from '../../server/network/flows';
import type { HostGroup } from '../../server/network/layouts';
import { portTable, portTableOfEach } from '../../server/network/ports';
import { unneededRules } from '../../server/network/unneeded';
import type { ReportContent, Section } from '../../server/report/content';
import { crossingTag, portRows } from '../../server/report/ports/port-rows';
import { portsReport } from '../../server/report/ports/ports';
import { snapshotOf } from '../support/analyse';
import { manyHosts } from '../support/many-hosts';
import { filled, pick, PLACES, TEXTS } from '../support/payloads';
import { dice, randomText, runs } from '../support/specs';
import * as deployments from '../unit/network/deployments';

const texts = [
  ...readdirSync('examples').map((file) => readFileSync(join('examples', file), 'utf8')),
  ...Object.values(deployments),
];

const flowSection = (report: ReportContent): Section =>
  report.sections.find(({ heading }) => heading === 'Flows between hosts')!;

/** Every flow is in one row, in one cell, and marked as the table marks it. */
function expectSame(snapshot: Snapshot): void {
  const { model } = snapshot;
  for (const each of [false, true]) {
    const { flows } = each ? portTableOfEach(model) : portTable(model);
    const { crossings, basics, local } = portRows(model, each);
    const rows = [...crossings.flatMap((crossing) => crossing.rows), ...basics, ...local];
    const shown = rows.flatMap((row) => row.flows);
    expect(shown.length).toBe(flows.length);
    expect(new Set(shown)).toEqual(new Set(flows));
    for (const row of rows) if (row.exact) expectExact(row.flows, row.from, row.to);
    for (const row of rows) expect(new Set(row.flows.map((flow) => flow.verdict)).size).toBe(1);
  }

  const { flows } = portTable(model);
  const { matrix, tables } = flowSection(portsReport(snapshot));
  const [table] = tables;
  const counted = flows.filter(
    ({ local, from, firewalls }) => !local && !(from.component === 'any-host' && firewalls.length === 0),
  );
  const cells = (matrix?.cells ?? []).flat().flatMap((cell) => cell ?? []);
  for (const { text, tag, note, explain } of cells) {
    const own = counted.filter(({ from, to }) => crossingTag(from.zone, to.zone) === tag);
    const stopped = own.filter((flow) => flow.verdict === 'blocked');
    expect(text.replaceAll(',', '')).toBe(own.length.toString());
    expect((note ?? '').includes('blocked')).toBe(stopped.length > 0);
    expect(explain).toContain('flow');
    expect(table!.rows.some(({ tags }) => tags?.includes(tag!))).toBe(true);
  }
  expect(new Set(cells.map(({ tag }) => tag)).size).toBe(cells.length);
  expect(cells.reduce((sum, { text }) => sum + Number(text.replaceAll(',', '')), 0)).toBe(counted.length);
  for (const { tags } of table!.rows)
    expect(cells.filter(({ tag }) => tags!.includes(tag!)).length).toBe(tags!.includes('unneeded') ? 0 : 1);

  const { needed, optional } = blockedFlows(model);
  const own = portRows(model).crossings.flatMap(({ rows }) => rows);
  const inRows = (passage: string): ReadonlySet<Flow> =>
    new Set(own.flatMap((row) => (row.passage === passage ? row.flows : [])));
  expect(inRows('blocked')).toEqual(new Set(needed));
  expect(inRows('blocked-optional')).toEqual(new Set(optional));
  const tagged = (tag: string): number => table!.rows.filter(({ tags }) => tags!.includes(tag)).length;
  expect(tagged('blocked')).toBe(own.filter(({ passage }) => passage === 'blocked').length);
  expect(tagged('blocked-optional')).toBe(own.filter(({ passage }) => passage === 'blocked-optional').length);
  expect(tagged('unneeded')).toBe(portTable(model).unneeded.length);
}

const OUTSIDE: HostGroup = { name: '(outside)', count: 2 };
const orOutside = (hosts: readonly HostGroup[]): readonly HostGroup[] => (hosts.length === 0 ? [OUTSIDE] : hosts);

/** Each host of one end has the same ports with each of the other. */
function expectExact(flows: readonly Flow[], from: readonly HostGroup[], to: readonly HostGroup[]): void {
  const ports = new Map<string, Set<string>>();
  for (const flow of flows) {
    const what = `${flow.protocol} ${String(flow.port)} ${flow.transport} ${flow.tls}`;
    for (const source of orOutside(flow.from.hosts)) {
      for (const target of orOutside(flow.to.hosts)) {
        if (flow.local !== (source.name === target.name) && source.count + target.count === 2) continue;
        const pair = `${source.name}\n${target.name}`;
        ports.set(pair, (ports.get(pair) ?? new Set()).add(what));
      }
    }
  }
  const local = flows[0]!.local;
  const claimed = orOutside(from).flatMap((source) =>
    orOutside(to)
      .filter((target) => (source.name === target.name) === local || source.count + target.count > 2)
      .map((target) => `${source.name}\n${target.name}`),
  );
  if (!local) expect(new Set(claimed)).toEqual(new Set(ports.keys()));
  expect(new Set([...ports.values()].map((own) => JSON.stringify([...own].sort()))).size).toBeLessThanOrEqual(1);
}

describe('the port report', () => {
  test('says what the table says for the examples and the deployments of the guide', () => {
    for (const text of texts) expectSame(snapshotOf(text));
  });

  test('says what the table says for specs of many hosts', () => {
    let blocked = 0;
    fc.assert(
      fc.property(dice(), (random) => {
        const snapshot = snapshotOf(manyHosts(random).text);
        expectSame(snapshot);
        blocked += blockedFlows(snapshot.model).needed.length;
      }),
      runs(60),
    );
    expect(blocked).toBeGreaterThan(50);
  });

  test('says what the table says whatever names a spec holds', () => {
    TEXTS.forEach((_, turn) => {
      expectSame(snapshotOf(filled((place) => pick(turn + PLACES.indexOf(place)))));
    });
  });

  test('says what the table says for random specs', () => {
    fc.assert(
      fc.property(dice(), (random) => expectSame(snapshotOf(randomText(random)))),
      runs(60),
    );
  });
});

interface Opening {
  readonly firewall: string;
  readonly rule: string;
}

/** What a request asks to open, as rules of the format. */
function openingsOf(snapshot: Snapshot): readonly Opening[] {
  const plan = flowSection(portsReport(snapshot)).tables[0]!.tools?.copies?.[0];
  const names = new Set(
    snapshot.model.hosts.flatMap(({ name, count }) =>
      count > 1 ? Array.from({ length: count }, (_, i) => `${name}-${i + 1}`) : [name],
    ),
  );
  const end = (key: string, text: string): string => {
    const hosts = text.split(', ');
    return hosts.every((host) => names.has(host)) ? `, ${key}: [${hosts.join(', ')}]` : '';
  };
  return (plan?.lines ?? []).flat().flatMap(([source, destination, , ports, protocols, rule]) =>
    rule!.split('; ').flatMap((text) => {
      const [firewall, what] = text.split(': ');
      if (what !== 'to be opened') return [];
      const [first, last = first] = ports!.split('-').map(Number);
      return protocols!.split(', ').flatMap((protocol) =>
        Array.from({ length: last! - first! + 1 }, (_, i) => ({
          firewall: firewall!,
          rule: `{ protocol: ${protocol}, port: ${first! + i}${end('from', source!)}${end('to', destination!)} }`,
        })),
      );
    }),
  );
}

describe('the request to the firewall team', () => {
  test('opens exactly what is needed', () => {
    let opened = 0;
    fc.assert(
      fc.property(dice(), (random) => {
        const { text } = manyHosts(random);
        const before = snapshotOf(text);
        const openings = openingsOf(before);
        expect(openings.length > 0).toBe(blockedFlows(before.model).needed.length > 0);
        let after = text;
        for (const { firewall, rule } of openings)
          after = after.replace(new RegExp(`(name: ${firewall}, .*allow: \\[)`), `$1${rule}, `);
        opened += openings.length;
        const snapshot = snapshotOf(after);
        const left = blockedFlows(snapshot.model).needed;
        expect(left.map(({ from, to, protocol, port }) => [from.hosts, to.hosts, protocol, port])).toEqual([]);
        // Nothing that is opened is of no use.
        expect(unneededRules(snapshot.model).length).toBeLessThanOrEqual(unneededRules(before.model).length);
      }),
      runs(60),
    );
    expect(opened).toBeGreaterThan(50);
  });
});
