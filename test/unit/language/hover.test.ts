/** Hover as data: a text with a cursor, what is said, and of what. */
import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../server/language/hover';
import { hover, rules } from '../../support/language';
import { markdown } from '../../../server/report/markup';
import { snapshotOf } from '../../support/analyse';
import { readCursor } from '../../support/markers';

const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
const HOST = `${HEAD}tiers:\n  - tier: 1\n    hosts:\n      - name: front\n        count: 2\n        zone: dmz\n        components: [mmp, webmail]\n`;

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly on: string;
  readonly says: readonly string[];
}[] = [
  {
    name: 'a key',
    text: `${HEAD}direc<|>tory:\n  schema: schema1\n`,
    on: 'directory',
    says: ['**directory** (spec)', 'The directory that all products share.', 'Planning guide, chapter 8, line 1778'],
  },
  {
    name: 'a key with values',
    text: `${HEAD}directory:\n  schem<|>a: schema1\n`,
    on: 'schema',
    says: ['`schema2-native`: ', '`schema1`: '],
  },
  { name: 'a required key', text: `<|>suite: 7u3\n`, on: 'suite', says: ['Required.'] },
  {
    name: 'a key with a default',
    text: `${HEAD}users:\n  growth: { mon<|>ths: 12 }\n`,
    on: 'months',
    says: ['Default: `18`', 'from 1 to 120'],
  },
  {
    name: 'a key of some components',
    text: `${HOST}      - name: lb\n        components:\n          - component: load-balancer\n            stic<|>ky: true\n`,
    on: 'sticky',
    says: ['For `load-balancer`'],
  },
  {
    name: 'a key in the making',
    text: `${HEAD}direc<|>tory\n`,
    on: 'directory',
    says: ['The directory that all products share.'],
  },
  {
    name: 'a value',
    text: `${HEAD}directory:\n  schema: schema2<|>-native\n`,
    on: 'schema2-native',
    says: ['**schema2-native** (schema)', 'Planning guide'],
  },
  {
    name: 'a value between quotes',
    text: `${HEAD}directory:\n  schema: "schema<|>1"\n`,
    on: 'schema1',
    says: ['**schema1**'],
  },
  {
    name: 'a former name of a value',
    text: `${HEAD}architecture: one<|>-tier\n`,
    on: 'one-tier',
    says: ['**single-tier**', '`one-tier` is another name of it.'],
  },
  {
    name: 'a component',
    text: HOST.replace('mmp', 'm<|>mp'),
    on: 'mmp',
    says: ['**mmp**: ', 'Tier: 1', 'Zones: ', 'High availability', 'In this spec it runs on 2 hosts.'],
  },
  {
    name: 'a former name of a component',
    text: HOST.replace('webmail', 'mta-rel<|>ay'),
    on: 'mta-relay',
    says: ['**mta**', '`mta-relay` is another name of it.'],
  },
  {
    name: 'a component with settings',
    text: `${HOST}      - name: s\n        components:\n          - component: message-st<|>ore\n`,
    on: 'message-store',
    says: ['**message-store**', 'keeps data'],
  },
  {
    name: 'the name of a group',
    text: HOST.replace('front', 'fro<|>nt'),
    on: 'front',
    says: ['**front** (host), 2: `front-1`, `front-2`', 'Zone: `dmz`', '`webmail`: '],
  },
  {
    name: 'a reference',
    text: `${HOST}dns:\n  names: { mail: fro<|>nt }\n`,
    on: 'front',
    says: ['**front** (host), 2', 'Tier: 1'],
  },
  {
    name: 'a reference to one host of a group',
    text: `${HOST}dns:\n  names: { mail: front<|>-2 }\n`,
    on: 'front-2',
    says: ['**front-2** (host), one of 2'],
  },
  {
    name: 'a built-in zone',
    text: HOST.replace('zone: dmz', 'zone: d<|>mz'),
    on: 'dmz',
    says: ['**dmz** (zone)', 'Hosts: `front`.'],
  },
  {
    name: 'a zone of the spec',
    text: `${HEAD}zones:\n  - name: insi<|>de\n    kind: intranet\n`,
    on: 'inside',
    says: ['**inside** (zone, intranet)', 'No host stands in it.'],
  },
  {
    name: 'a firewall',
    text: `${HEAD}firewalls:\n  - name: out<|>er\n    between: [internet, dmz]\n    allow: [smtp]\n`,
    on: 'outer',
    says: ['between `internet` and `dmz`', '1 rule.'],
  },
  { name: 'a size', text: HOST.replace('zone: dmz', 'memory: 2<|>048 MB'), on: '2048 MB', says: ['= 2.05 GB'] },
  { name: 'a share', text: `${HEAD}sla:\n  availability: 99.<|>9%\n`, on: '99.9%', says: ['= 0.999 of the whole'] },
  {
    name: 'a downtime',
    text: `${HEAD}sla:\n  maintenance: 4<|> h/month\n`,
    on: '4 h/month',
    says: ['4 h a month of 30 days', '0.56%'],
  },
  {
    name: 'a version',
    text: `${HEAD}services:\n  calendar:\n    version: 7<|>u1\n`,
    on: '7u1',
    says: [
      '(version of calendar)',
      '- has the document store (from 7u1)',
      '- does not have Oracle Database as calendar store yet (from 7u2)',
    ],
  },
  {
    name: 'the name of a release',
    text: `${HEAD}services:\n  messaging:\n    version: 6 2005<|>Q4\n`,
    on: '6 2005Q4',
    says: ['Its number is `6.2p3`', 'Communications Suite 5 Upgrade Guide'],
  },
  {
    name: 'the name of a release without a number',
    text: `${HEAD}services:\n  instant-messaging:\n    version: 2006<|>Q1\n`,
    on: '2006Q1',
    says: ['later than `7.0` and earlier than `7.0.1`'],
  },
  {
    name: 'a build',
    text: `${HEAD}services:\n  messaging:\n    version: 6.3-8<|>.04\n`,
    on: '6.3-8.04',
    says: ['Build 8.04 of `6.3`'],
  },
  {
    name: 'a count',
    text: HOST.replace('count: 2', 'count: <|>2'),
    on: '2',
    says: ['**2** hosts: `front-1`, `front-2`'],
  },
  {
    name: 'a tier',
    text: HOST.replace('tier: 1', 'tier: <|>1'),
    on: '1',
    says: ['**Tier 1**: 2 hosts', '`front`: 2 hosts, dmz: mmp, webmail'],
  },
  {
    name: 'a protocol',
    text: `${HEAD}firewalls:\n  - name: a\n    allow: [lmt<|>p]\n`,
    on: 'lmtp',
    says: ['Usual port: 225.'],
  },
  {
    name: 'a rule in a comment',
    text: `${HEAD}# commspec-ignore SCH<|>001: why\n`,
    on: 'SCH001',
    says: ['**SCH001**', 'Severity: error.'],
  },
  {
    name: 'the name of a rule in a comment',
    text: `${HEAD}# commspec-ignore SCH001, compatibility-mode<|>-without-end: why\n`,
    on: 'compatibility-mode-without-end',
    says: ['**SCH005** `compatibility-mode-without-end`', 'Severity: warning.'],
  },
  {
    name: 'the name of a rule below rules',
    text: `${HEAD}rules:\n  compatibility<|>-mode-without-end: off\n`,
    on: 'compatibility-mode-without-end',
    says: ['**SCH005**'],
  },
  {
    name: 'an alias of a value',
    text: `${HEAD}x-c: &c mmp\ntiers:\n  - tier: 1\n    hosts:\n      - name: a\n        components: [*<|>c]\n`,
    on: '*c',
    says: ['`*c` stands for what line 5 says:', '```yaml\nmmp\n```', '**mmp**'],
  },
  {
    name: 'an alias of a mapping',
    text: `${HEAD}x-c: &c\n    a: 1\n    b:\n      - 2\nx-d: *<|>c\n`,
    on: '*c',
    says: ['```yaml\na: 1\nb:\n  - 2\n```'],
  },
  {
    name: 'an anchor',
    text: `${HEAD}x-c: &<|>c 1\nx-d: *c\nx-e: [*c]\n`,
    on: '&c',
    says: ['`&c` (anchor)', 'Used as `*c` in lines 6, 7.'],
  },
  {
    name: 'an anchor without use',
    text: `${HEAD}x-c: &c<|> 1\n`,
    on: '&c',
    says: ['No alias `*c` uses it.'],
  },
  {
    name: 'the ignore comment',
    text: `${HEAD}# commspec-ig<|>nore SCH001: why\n`,
    on: 'commspec-ignore',
    says: ['Hides the named findings'],
  },
  { name: 'a rule below rules', text: `${HEAD}rules: { SCH0<|>01: off }\n`, on: 'SCH001', says: ['**SCH001**'] },
];

describe('says', () => {
  test.each(cases)('$name', ({ text, on, says }) => {
    const found = hover(text);
    expect(found?.on).toBe(on);
    for (const part of says) expect(found?.markdown).toContain(part);
  });
});

test.each([
  ['an unknown key', `${HEAD}unkno<|>wn: 1\n`],
  ['an unknown value', `${HEAD}directory:\n  schema: noth<|>ing\n`],
  ['a comment', `${HEAD}# some th<|>ing\n`],
  ['white space', `${HEAD}directory:\n<|>\n  schema: schema1\n`],
  ['a text of several lines', `${HEAD}note: |\n  sch<|>ema\n`],
])('says nothing about %s', (_name, text) => {
  expect(hover(text)).toBeUndefined();
});

test('what a spec says is not read as Markdown', () => {
  const markdown = hover(
    `${HEAD}tiers:\n  - tier: 1\n    hosts:\n      - name: "[a](command:x) *<|>b* \`c\`"\n        zone: "\`<img>\`"\n        components: [mta]\n`,
  )?.markdown;
  expect(markdown).toContain(String.raw`**\[a\](command:x) \*b\* \`c\`**`);
  expect(markdown).toContain('`` `<img>` ``');
});

test('computed figures are added', () => {
  const { text, offset } = readCursor(HOST.replace('front', 'fro<|>nt'));
  const found = hoverAt(snapshotOf(text), offset, rules, (node) => [markdown`It is a ${node.kind}.`]);
  expect(found?.markdown.text.endsWith('\n\nIt is a scalar.')).toBe(true);
});
