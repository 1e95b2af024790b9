/** The deployment as a graph, and as Mermaid and JSON. */
import { describe, expect, test } from 'vitest';
import { topologyJson } from '../../../server/report/formats/topology-json';
import { topologyMermaid } from '../../../server/report/formats/topology-mermaid';
import { topologySvg } from '../../../server/report/formats/topology-svg';
import { condensedOf } from '../../../server/topology/condense';
import { topologyOf, type TopologyLink } from '../../../server/topology/graph';
import { analyse, snapshotOf } from '../../support/analyse';

const spec = (hosts: string, more = ''): string =>
  `commspec: 1\nname: siroe\nsuite: 7u3\narchitecture: two-tier\nservices: { messaging: { delivery: lmtp } }\n${more}tiers:\n  - tier: 1\n    hosts:\n${hosts}`;

const SMALL = spec(
  `      - { name: relay, zone: dmz, count: 2, components: [mta] }\n  - tier: 2\n    hosts:\n      - { name: store, zone: private-data, site: ny, components: [message-store] }\n`,
  'sites: [ny]\nfirewalls: [ { name: inner, between: [dmz, private-data], allow: [ldap] } ]\n',
);

/** `relay -> store: lmtp 225 blocked`, one line a flow that is drawn. */
const linksOf = (text: string): readonly string[] =>
  topologyOf(snapshotOf(text).model).links.flatMap(({ from, to, flows }) =>
    flows
      .filter(({ common }) => !common)
      .map(({ protocol, port, verdict }) => `${from} -> ${to}: ${protocol} ${String(port)} ${verdict ?? ''}`.trim()),
  );

describe('the graph', () => {
  test('has a node a host, with zone, tier, site and count', () => {
    const { nodes } = topologyOf(snapshotOf(SMALL).model);
    const hosts = nodes.filter(({ kind }) => kind === 'host');
    expect(hosts.map(({ name, zone, tier, site, count }) => [name, zone, tier, site, count])).toEqual([
      ['relay', 'dmz', 1, null, 2],
      ['store', 'private-data', 2, 'ny', 1],
    ]);
  });

  test('has the flows between hosts, with what the firewall says', () => {
    expect(linksOf(SMALL)).toContain('relay -> store: lmtp 225 blocked');
    expect(linksOf(SMALL.replace('allow: [ldap]', 'allow: [ldap, lmtp]'))).toContain(
      'relay -> store: lmtp 225 allowed',
    );
  });

  test('orders zones from the least to the most trusted', () => {
    expect(topologyOf(snapshotOf(SMALL).model).zones.map(({ name }) => name)).toEqual([
      'internet',
      'dmz',
      'private-data',
    ]);
  });

  test('keeps a host that has no name, and one whose name stands twice, apart from the others', () => {
    const { nodes } = topologyOf(
      snapshotOf(spec('      - { components: [mta] }\n      - { name: a, components: [mta] }\n')).model,
    );
    expect(nodes.filter(({ kind }) => kind === 'host').map(({ name }) => name)).toEqual(['(no name 1)', 'a']);
  });
});

describe('a large deployment', () => {
  const many = spec(
    Array.from({ length: 40 }, (_, i) => `      - { name: mmp${i + 1}, zone: dmz, components: [mmp] }\n`).join('') +
      '      - { name: web, zone: dmz, components: [webmail] }\n',
  );

  test('has hosts that are alike as one node', () => {
    const small = condensedOf(snapshotOf(many).model);
    const hosts = small.nodes.filter(({ kind }) => kind === 'host');
    expect(hosts.map(({ name, count, hosts: own }) => [name, count, own.length])).toEqual([
      ['mmp1 … mmp40', 40, 40],
      ['web', 1, 1],
    ]);
    const ids = new Set(small.nodes.map(({ id }) => id));
    expect(small.links.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  });

  test('has the links that its hosts have one by one', () => {
    const { model } = snapshotOf(many);
    const small = condensedOf(model);
    const nodeOf = new Map(small.nodes.flatMap(({ id, hosts }) => hosts.map(({ name }) => [name, id] as const)));
    const at = (id: string): string => nodeOf.get(id) ?? id;
    const found = (links: readonly TopologyLink[]): ReadonlySet<string> =>
      new Set(links.flatMap(({ from, to, flows }) => flows.map((flow) => JSON.stringify([at(from), at(to), flow]))));
    expect(found(small.links)).toEqual(found(topologyOf(model).links));
    expect(small.links.length).toBeLessThan(20);
  });

  test('in which no two hosts are alike has few nodes all the same', () => {
    const ids = ['mta', 'mmp', 'webmail', 'message-store', 'im-mux', 'im-server', 'dns-server', 'convergence'];
    const hosts = Array.from({ length: 60 }, (_, i) => {
      const own = ids.filter((_, bit) => ((i + 1) >> bit) & 1);
      return `      - { name: h${i}, zone: ${i % 2 === 0 ? 'dmz' : 'data'}, site: s${i}, components: [${own.join(', ')}] }\n`;
    });
    const { nodes, links } = condensedOf(snapshotOf(spec(hosts.join(''))).model);
    const cards = nodes.filter(({ kind }) => kind === 'host');
    expect(cards.length).toBeLessThanOrEqual(32);
    expect(
      cards
        .flatMap((node) => node.hosts)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Array.from({ length: 60 }, (_, i) => `h${i}`).sort());
    // What its hosts do not have in common is not said of a card, and what any of them runs is.
    expect(cards.map(({ site }) => site)).toEqual(cards.map(() => null));
    expect(new Set(cards.flatMap(({ components }) => components.map(({ id }) => id)))).toEqual(
      new Set(['mta', 'mmp', 'webmail', 'message-store', 'im-mux', 'im-server']),
    );
    expect(links.length).toBeLessThan(32 * 32);
  });

  test('of few nodes is left as it is', () => {
    const { model } = snapshotOf(SMALL);
    expect(condensedOf(model)).toEqual(topologyOf(model));
  });
});

describe('as text', () => {
  const result = analyse(SMALL.replace('name: siroe', 'name: "a \\"b\\" <c> #d"'));

  test('Mermaid has a subgraph a zone, an edge a pair, and nothing that ends a label early', () => {
    const text = topologyMermaid(result.snapshot, result);
    expect(text).toMatch(/^flowchart LR\n/);
    expect(text).toContain('subgraph z1["dmz"]');
    expect(text).toMatch(
      / {2}subgraph z2\["private-data"\]\n {4}subgraph z2s0\["ny"\]\n {6}n1\["store<br\/>[^\n]*\n {4}end\n {2}end/,
    );
    expect(text).toMatch(/n0 -\.->\|"lmtp 225[^"]*\(blocked\)"\| n1/);
    for (const line of text.split('\n')) expect((line.match(/"/g) ?? []).length % 2, line).toBe(0);
  });

  test('SVG is safe whatever the names hold, and carries no style', () => {
    const hostile = analyse(SMALL.replaceAll('relay', '"<script>alert(1)</script>"'));
    const svg = topologySvg(hostile.snapshot, hostile).text;
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/\sstyle=|<style|\shref=|\son\w+=/);
  });

  test('JSON counts the findings of a host and names the worst', () => {
    const bad = analyse(SMALL.replace('components: [message-store]', 'components: [message-store, nothing-of-this]'));
    const { nodes } = topologyJson(bad.snapshot, bad) as {
      nodes: { id: string; worst: string | null; findings: number }[];
    };
    expect(nodes.find(({ id }) => id === 'store')).toMatchObject({ worst: 'error' });
    expect(topologySvg(bad.snapshot, bad).text).toContain('card-error');
  });
});
