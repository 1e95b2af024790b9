/** The drawing of a topology: what a page, a reader of a file and a screen reader find in it. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { topologySvg } from '../../../server/report/formats/topology-svg';
import { BLOCKED, familyColours, paper, severityColours } from '../../../server/report/formats/topology-palette';
import { analyse, basesOf } from '../../support/analyse';
import { TEXTS } from '../../support/payloads';
import { dice, randomText, runs } from '../../support/specs';

interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text and that of what it holds. */
  text: string;
}

/** The elements of a drawing; throws if it is no XML. */
function elementsOf(svg: string): readonly Drawn[] {
  const parser = new SaxesParser();
  const open: Drawn[] = [];
  const all: Drawn[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const made = { name, attributes: attributes as Readonly<Record<string, string>>, text: '' };
    open.push(made);
    all.push(made);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(svg).close();
  return all;
}

const drawingOf = (text: string): readonly Drawn[] => {
  const result = analyse(text);
  return elementsOf(topologySvg(result.snapshot, result).text);
};

const withClass = (drawn: readonly Drawn[], name: string): readonly Drawn[] =>
  drawn.filter(({ attributes }) => (attributes['class'] ?? '').split(' ').includes(name));

/** Cards have names of their own, and flows join cards that are there. */
function expectJoined(drawn: readonly Drawn[]): void {
  const hosts = drawn.flatMap(({ attributes }) => attributes['data-host'] ?? []);
  const ids = new Set(hosts);
  expect(ids.size).toBe(hosts.length);
  for (const { attributes } of drawn)
    for (const key of ['data-from', 'data-to']) {
      const end = attributes[key];
      if (end !== undefined && !ids.has(end)) expect.fail(`${key}="${end}" is no card`);
    }
  for (const line of withClass(drawn, 'flow'))
    if (line.name === 'path') expect(line.attributes['data-from']).toBeDefined();
}

const examples = readdirSync('examples').map((file) => [file, readFileSync(join('examples', file), 'utf8')] as const);

test.each(examples)('the flows of %s join its cards', (_, text) => {
  expectJoined(drawingOf(text));
});

test('flows join cards, whatever a spec holds', () => {
  fc.assert(
    fc.property(dice(), (random) => {
      expectJoined(drawingOf(randomText(random)));
    }),
    runs(100),
  );
});

const spec = (hosts: string, more = ''): string =>
  `commspec: 1\nname: siroe\nsuite: 7u3\narchitecture: two-tier\nservices: { messaging: { delivery: lmtp } }\n${more}tiers:\n  - tier: 1\n    hosts:\n${hosts}`;

const PAIR = spec(
  `      - { name: relay, zone: dmz, count: 2, components: [mta] }\n  - tier: 2\n    hosts:\n      - { name: store, zone: private-data, site: ny, components: [message-store] }\n`,
  'sites: [ { name: ny } ]\nfirewalls: [ { name: inner, between: [dmz, private-data], allow: [ldap] } ]\n',
);

const errorsOn = (drawn: readonly Drawn[]): readonly (string | undefined)[] =>
  withClass(drawn, 'card-error').map(({ attributes }) => attributes['data-host']);

describe('a drawing', () => {
  test.each(TEXTS)('has the name %j of a host, of a zone and of a site as text', (name) => {
    const quoted = JSON.stringify(name);
    const text = PAIR.replaceAll('relay', quoted).replaceAll('dmz', quoted).replaceAll('ny', quoted);
    const drawn = drawingOf(text);
    expectJoined(drawn);
    for (const { name: element, attributes } of drawn) {
      expect(['svg', 'g', 'title', 'desc', 'rect', 'line', 'path', 'text']).toContain(element);
      for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^(style|href|on)/);
    }
  });

  test('says in the title of a card who it is, how many, and where', () => {
    const drawn = drawingOf(PAIR);
    const at = drawn.findIndex(({ attributes }) => attributes['data-host'] === 'relay');
    expect(drawn[at + 1]).toMatchObject({ name: 'title' });
    expect(drawn[at + 1]!.text).toMatch(/^relay\n2 hosts, zone dmz, tier 1\n/);
    expect(
      drawn.some(({ name, text }) => name === 'title' && text.includes('1 host, zone private-data, site ny')),
    ).toBe(true);
  });

  test('marks what is blocked by more than a colour', () => {
    const drawn = drawingOf(PAIR);
    const blocked = withClass(drawn, 'flow-blocked').filter(({ name }) => name === 'path');
    expect(blocked.length).toBeGreaterThan(0);
    for (const { attributes } of blocked) expect(attributes['stroke-dasharray']).toBeDefined();
    expect(withClass(drawn, 'chip-blocked')[0]?.attributes['data-blocked']).toBe('true');
    expect(withClass(drawn, 'legend-entry').map(({ text }) => text)).toContain('blocked by a firewall');
    const open = drawingOf(PAIR.replace('allow: [ldap]', 'allow: [ldap, lmtp, smtp, imap, pop, dns, ntp]'));
    expect(withClass(open, 'flow-blocked')).toEqual([]);
    expect(open.some(({ attributes }) => attributes['data-blocked'] !== undefined)).toBe(false);
  });

  test('explains what is in it, and nothing else', () => {
    const legend = (text: string): readonly string[] => withClass(drawingOf(text), 'legend-entry').map((e) => e.text);
    expect(legend(PAIR)).toEqual(expect.arrayContaining(['firewall', 'site', 'several hosts']));
    const plain = legend(spec('      - { name: a, components: [mta] }\n      - { name: b, components: [mmp] }\n'));
    for (const absent of ['firewall', 'site', 'several hosts', 'blocked by a firewall'])
      expect(plain).not.toContain(absent);
  });

  test('shows on a card how much is wrong with it, the worst first', () => {
    const bad = PAIR.replace('components: [message-store]', 'cpus: many, memory: much, components: [message-store]');
    const drawn = drawingOf(bad);
    const badges = withClass(drawn, 'badge');
    expect(badges.length).toBeGreaterThan(0);
    const texts = badges.map(({ attributes, text }) => [attributes['class'], text]);
    expect(texts).toContainEqual(['badge badge-error', expect.stringMatching(/^2 errors\n[A-Z]+\d+: /)]);
    expect(errorsOn(drawn)).toContain('store');
    expect(errorsOn(drawingOf(PAIR))).not.toContain('store');
    expect(withClass(drawn, 'legend-entry').map(({ text }) => text)).toContain('hosts with errors');
  });

  test('has cards where they were before something was found', () => {
    const boxes = (text: string): unknown =>
      withClass(drawingOf(text), 'card-box').map(({ attributes: { x, y, width } }) => [x, y, width]);
    expect(boxes(PAIR.replace('components: [message-store]', 'cpus: many, components: [message-store]'))).toEqual(
      boxes(PAIR),
    );
  });

  test('marks a host for what is found in the spec that it extends', async () => {
    const base = PAIR.replace('[message-store]', '[message-store, mmp, mmp]');
    const text = `commspec: 1\nextends: base.commspec.yaml\ntiers:\n  - tier: 2\n    hosts:\n      - { name: store, memory: 8 GB }\n`;
    const result = analyse(text, {}, await basesOf(text, new Map([['base.commspec.yaml', base]])));
    const drawn = elementsOf(topologySvg(result.snapshot, result).text);
    expect(errorsOn(drawn)).toContain('store');
  });

  test('names the products of cards and flows, through load balancers too', () => {
    const drawn = drawingOf(readFileSync('examples/two-tier.commspec.yaml', 'utf8'));
    const root = drawn[0]!;
    const products = JSON.parse(root.attributes['data-products']!) as [string, string][];
    expect(products).toContainEqual(['instant-messaging', 'Instant Messaging']);
    const known = new Set(products.map(([id]) => id));
    for (const card of withClass(drawn, 'card'))
      for (const id of (card.attributes['data-product'] ?? '').split(' ').filter((word) => word !== ''))
        expect(known).toContain(id);
    const outside = new Set(withClass(drawn, 'card-outside').map(({ attributes }) => attributes['data-host']));
    const fromOutside = drawn.filter(({ attributes }) => outside.has(attributes['data-from'] ?? ''));
    expect(fromOutside.map(({ attributes }) => attributes['data-product'])).toContain('messaging');
  });

  test('lists the hosts of a card that stands for several items', () => {
    const many = spec(
      Array.from({ length: 40 }, (_, i) => `      - { name: mmp${i + 1}, zone: dmz, components: [mmp] }\n`).join(''),
    );
    const card = withClass(drawingOf(many), 'card').find(({ attributes }) => attributes['data-members'] !== undefined);
    expect(card?.attributes['data-host']).toBe('mmp1 … mmp40');
    expect(JSON.parse(card!.attributes['data-members']!)).toHaveLength(40);
  });
});

describe('a picture that stands alone', () => {
  const result = analyse(PAIR);
  test('has a title, the day and a legend', () => {
    const drawn = elementsOf(topologySvg(result.snapshot, result, { date: '30 November 2026' }).text);
    const texts = drawn.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts).toContain('Topology of siroe');
    expect(texts.some((text) => /3 machines, .*30 November 2026$/.test(text))).toBe(true);
    expect(withClass(drawn, 'legend').length).toBe(1);
  });

  test('says nothing twice in a page, which has a title', () => {
    const drawn = elementsOf(topologySvg(result.snapshot, result).text);
    expect(withClass(drawn, 'heading')).toEqual([]);
  });
});

/** The contrast of two colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const [r, g, bl] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('on paper', () => {
  const grounds = [paper.ground, ...paper.lanes, paper.card, paper.outside];
  test.each(grounds)('text and marks stand out on %s', (ground) => {
    for (const text of [paper.text, paper.second, paper.quiet, paper.wall])
      expect(contrast(text, ground)).toBeGreaterThan(4.5);
    for (const mark of [paper.line, BLOCKED, ...Object.values(familyColours), ...Object.values(severityColours)])
      expect(contrast(mark, ground), mark).toBeGreaterThan(3);
  });

  test('labels can be read on the colour of their flow', () => {
    for (const colour of Object.values(familyColours)) expect(contrast(paper.onColour, colour)).toBeGreaterThan(4.5);
    expect(contrast(BLOCKED, paper.card)).toBeGreaterThan(4.5);
  });
});
