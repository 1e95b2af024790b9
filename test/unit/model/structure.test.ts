/** What does not fit the format is told in one sentence on the smallest range. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarks } from '../../support/markers';
import { analyse, snapshotOf } from '../../support/analyse';
import { dice, randomEdit, randomText, runs } from '../../support/specs';

const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
const HOSTS = 'tiers:\n  - tier: 1\n    hosts:\n      - name: web\n        components: [mta]\n';
const inHost = (lines: string): string =>
  HEAD + HOSTS.replace('        components', `        ${lines}\n        components`);
const inComponent = (component: string): string => HEAD + HOSTS.replace('[mta]', `[${component}]`);

describe('structure', () => {
  const table: readonly [marked: string, code: string, message: RegExp][] = [
    [
      `${HEAD}<|driectory|>: {}\n${HOSTS}`,
      'FMT001',
      /^`driectory` is not a key of a spec\. Did you mean `directory`\?$/,
    ],
    [inHost('<|color|>: red'), 'FMT001', /^`color` is not a key of a host\. It can have `count`/],
    [
      inHost('ha: { <|mehtod|>: vcs }'),
      'FMT001',
      /^`mehtod` is not a key of a high availability\. Did you mean `method`\?$/,
    ],
    [inComponent('{ component: mta, <|vresion|>: 7u3 }'), 'FMT001', /Did you mean `version`\?$/],
    [
      inHost('memory: <|8|>'),
      'FMT002',
      /^`8` is not a value of `memory`\. Write a size with a unit, such as `8 GB`\.$/,
    ],
    [inHost('cpus: <|0|>'), 'FMT002', /Write a whole number from 1 to 4096\.$/],
    [inHost('cpus: <|2.5|>'), 'FMT002', /Write a whole number/],
    [inHost('cpus: <|"x"|>'), 'FMT002', /Write a whole number/],
    [inHost('<|cpus|>:'), 'FMT002', /^`cpus` has no value\. /],
    [inHost('ha: <|nothing-known|>'), 'FMT002', /^`nothing-known` is not a value of `ha`\. Use `/],
    [inHost('ha: { method: <|vsc|> }'), 'FMT002', /Did you mean `vcs`\?$/],
    [inComponent('<|mtaa|>'), 'FMT002', /^`mtaa` is not a value of this item\. Did you mean `mta`\?$/],
    [inComponent('mta, <|~|>'), 'FMT002', /^`~` is not a value of this item\./],
    [
      inComponent('{ component: mta, ports: { smtp: <|70000|> } }'),
      'FMT002',
      /`smtp`\. Write a whole number from 1 to 65535\.$/,
    ],
    [`${HEAD}domain: <|"a b"|>\n${HOSTS}`, 'FMT002', /Write a host or domain name\.$/],
    [inHost('zone: <|""|>'), 'FMT002', /Write the name of a zone\.$/],
    [
      `${HEAD}<|tiers|>: 5\n`.replace('<|tiers|>: 5', 'tiers: <|5|>'),
      'FMT004',
      /^`tiers` cannot be a plain value\. Write a list/,
    ],
    [inHost('<|memory|>: [8 GB]'), 'FMT004', /^`memory` cannot be a list\. Write a size/],
    [inHost('<|capacity|>:\n          - 5'), 'FMT004', /^`capacity` cannot be a list\. Write a mapping/],
    [
      `${HEAD}tiers:\n  - tier: 1\n    hosts: [<|web|>]\n`,
      'FMT004',
      /^This cannot be a plain value\. Write a mapping with `name`/,
    ],
    [HEAD + HOSTS.replace('name: web', '<|count|>: 2'), 'FMT003', /^This host has no `name`, which is required\./],
    [
      '<|commspec|>: 1\nname: a\narchitecture: two-tier\n' + HOSTS,
      'FMT003',
      /^This spec has no `suite`, which is required\./,
    ],
    [
      inComponent('{ component: mta, <|sticky|>: true }'),
      'FMT005',
      /^`sticky` says nothing about `mta`; it is a key of `load-balancer`\./,
    ],
    ['<|- a|>\n- b\n', 'FMT004', /^A spec is a mapping/],
    ['<||># nothing\n', 'FMT004', /^This spec is empty/],
  ];
  test.each(table)('%j', (marked, code, message) => {
    const { text, ranges } = readMarks(marked);
    const found = analyse(text).findings.filter((finding) => /^(YAML|FMT)/.test(finding.code));
    expect(found.map(({ code, span }) => ({ code, ...span }))).toEqual([{ code, ...ranges[0]! }]);
    expect(found[0]!.message).toMatch(message);
  });

  test('all keys that are missing are told', () => {
    const messages = analyse('commspec: 1\n')
      .findings.filter(({ code }) => code === 'FMT003')
      .map(({ message }) => message);
    expect(messages.map((message) => /`(\w+)`/.exec(message)?.[1])).toEqual(['name', 'suite', 'architecture', 'tiers']);
  });

  test('a merge key is told what to do instead', () => {
    const twice = analyse(`${HEAD}<<: { a: 1 }\n<<: { b: 1 }\n${HOSTS}`);
    expect(twice.findings.map(({ code }) => code).filter((code) => /^(FMT|YAML)/.test(code))).toEqual(['FMT001']);
    const { findings } = analyse(`${HEAD}<<: { a: 1 }\n${HOSTS}`);
    expect(findings.filter(({ code }) => code === 'FMT001').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Merge keys/),
    ]);
  });

  test('keys of the user are never looked at', () => {
    const text = `x-a: { b: [1, { c: ~ }] }\n${inHost('x-b: { suite: 1 }')}`.replace(
      '[mta]',
      '[{ component: mta, ports: { x-c: no } }]',
    );
    expect(analyse(text).findings.filter(({ code }) => code.startsWith('FMT'))).toEqual([]);
  });

  test('what an alias stands for is checked, and told once', () => {
    const used = analyse(
      `${HEAD}x-h: &h { name: a, color: red, components: [mta] }\ntiers:\n  - { tier: 1, hosts: [*h] }\n  - { tier: 2, hosts: [*h] }\n`,
    );
    expect(used.findings.filter(({ code }) => code === 'FMT001').map(({ range }) => range.start)).toEqual([
      { line: 4, character: 19 },
    ]);
    const value = analyse(`${HEAD}x-n: &n many\n${HOSTS.replace('name: web', 'name: web\n        cpus: *n')}`);
    expect(value.findings.filter(({ code }) => code === 'FMT002').map(({ range }) => range.start.line)).toEqual([9]);
  });

  test('a number in quotes is repaired to a number, within the limits', () => {
    const titles = (cpus: string): string[] =>
      analyse(inHost(`cpus: ${cpus}`))
        .findings.filter(({ code }) => code === 'FMT002')
        .flatMap(({ fixes }) => fixes.map(({ title }) => title));
    expect([titles('"4"'), titles('"0"'), titles('"9999"')]).toEqual([['Change to `4`'], [], []]);
  });
});

/** The reader and the schema must agree on what fits: else a value is neither read nor reported. */
test('what is not reported can be read', () => {
  let complete = 0;
  fc.assert(
    fc.property(dice(), (random) => {
      const text = random.chance(50) ? randomText(random) : randomEdit(randomText(random), random);
      const snapshot = snapshotOf(text);
      if (snapshot.syntaxProblems.length > 0 || snapshot.structureProblems.length > 0 || snapshot.root?.kind !== 'map')
        return;
      complete++;
      if (snapshot.spec?.incomplete !== false || !snapshot.model.complete) expect.fail(text);
    }),
    runs(300),
  );
  expect(complete).toBeGreaterThan(10);
});

test('every scalar of the format that the schema takes can be read', () => {
  const scalars = [
    '1',
    '1.0',
    '1e1',
    '0x10',
    '-1',
    '.5',
    '.inf',
    '.nan',
    'true',
    'off',
    '"1"',
    '1.2.3',
    '7u3',
    '8 GB',
    '20%',
    '1 /s',
    '4 h/month',
    'a',
    '" "',
    '"\\n"',
    '2026-01-01',
    '!t a',
    '!!str 1',
    '!!int "1"',
    '!!float 1',
    '!!bool yes',
    '!!null a',
  ];
  const wrong: string[] = [];
  for (const key of ['name', 'suite', 'domain', 'note', 'install']) {
    for (const value of scalars) {
      const base = HEAD.split('\n')
        .filter((line) => !line.startsWith(`${key}:`))
        .join('\n');
      check(`${base}${key}: ${value}\n${HOSTS}`, `${key}: ${value}`);
    }
  }
  for (const key of ['count', 'zone', 'site', 'os', 'cpus', 'memory', 'asr', 'note', 'ha', 'capacity']) {
    for (const value of scalars) check(inHost(`${key}: ${value}`), `host ${key}: ${value}`);
  }
  for (const key of [
    'version',
    'instances',
    'address',
    'tls',
    'submission',
    'delivers-to',
    'targets',
    'server-port',
    'jvm-memory',
    'sticky',
  ]) {
    for (const value of scalars)
      check(inComponent(`{ component: mta, ${key}: ${value} }`), `component ${key}: ${value}`);
  }
  expect(wrong).toEqual([]);

  function check(text: string, shown: string): void {
    const snapshot = snapshotOf(text);
    const reported =
      snapshot.structureProblems.some(({ code }) => code !== 'FMT005') || snapshot.syntaxProblems.length > 0;
    const read = snapshot.spec?.incomplete === false && snapshot.model.complete;
    if (reported === read)
      wrong.push(
        `${shown} is ${reported ? 'reported, though it can be read' : 'not reported, though it cannot be read'}`,
      );
  }
});
