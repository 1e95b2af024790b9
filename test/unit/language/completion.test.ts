/** Completion as data: a text with a cursor, what is proposed, and what the text is after accepting. */
import { describe, expect, test } from 'vitest';
import { adjusted, completionsAt, type Surroundings } from '../../../server/language/completion';
import type { Finding } from '../../../server/engine/finding';
import { starters } from '../../../server/language/snippets/specs';
import { accept, complete, labels, rules } from '../../support/language';
import { analyse, snapshotOf } from '../../support/analyse';

const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
const HOST = `${HEAD}tiers:\n  - tier: 1\n    hosts:\n      - name: front\n        zone: dmz\n`;
const REST = '        components: [mta]\n';

interface Proposals {
  readonly name: string;
  readonly text: string;
  /** The first ones, in this order. */
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly not?: readonly string[];
  readonly none?: true;
}

const proposals: readonly Proposals[] = [
  // keys
  {
    name: 'a way to take a host away in a spec that extends another',
    text: 'extends: ./base.commspec.yaml\ntiers:\n  - tier: 1\n    hosts:\n      - name: front\n        <|>\n',
    has: ['remove', 'count'],
  },
  { name: 'none in any other spec', text: `${HOST}        <|>\n${REST}`, not: ['remove'] },
  { name: 'none for the spec itself', text: 'extends: ./base.commspec.yaml\n<|>', not: ['remove'], has: ['tiers'] },
  {
    name: 'keys of the root that are missing, required ones first',
    text: `${HEAD}<|>`,
    first: ['tiers', 'extends', 'install'],
    not: ['name', 'suite'],
  },
  { name: 'keys behind the cursor count as present', text: `<|>\n${HEAD}`, not: ['name', 'suite'], has: ['tiers'] },
  { name: 'a key in the making', text: `${HEAD}dir<|>`, has: ['directory', 'dns'] },
  {
    name: 'keys of a section',
    text: `${HEAD}directory:\n  schema: schema1\n  <|>`,
    first: ['dit'],
    not: ['schema', 'suite'],
  },
  { name: 'keys of a section below an empty key', text: `${HEAD}directory:\n  <|>`, first: ['schema'] },
  {
    name: 'keys of a host in its middle',
    text: `${HOST}        <|>\n${REST}`,
    first: ['count'],
    not: ['name', 'zone', 'components'],
  },
  {
    name: 'keys of a component: what it does not have is left out',
    text: `${HOST}        components:\n          - component: load-balancer\n            <|>`,
    has: ['algorithm', 'targets', 'version'],
    not: ['partitions', 'component', 'backends'],
  },
  {
    name: 'keys of another component',
    text: `${HOST}        components:\n          - component: message-store\n            <|>`,
    has: ['partitions', 'queue'],
    not: ['algorithm'],
  },
  {
    name: 'the component stands below the cursor',
    text: `${HOST}        components:\n          - <|>\n            component: message-store\n`,
    has: ['partitions'],
    not: ['algorithm', 'component'],
  },
  {
    name: 'keys in braces',
    text: `${HEAD}sla: { availability: 99%, <|> }`,
    has: ['maintenance'],
    not: ['availability'],
  },
  {
    name: 'keys in braces before others',
    text: `${HEAD}sla: { <|> hours: 24x7 }`,
    has: ['maintenance'],
    not: ['hours'],
  },
  {
    name: 'keys in braces over several lines',
    text: `${HEAD}firewalls:\n  - { name: a,\n      <|>\n    }`,
    has: ['between'],
    not: ['name'],
  },
  {
    name: 'keys in braces on a line below an entry without comma',
    text: `${HEAD}firewalls:\n  - { name: a # "a\n      <|>\n    }`,
    has: ['between'],
    not: ['name'],
  },
  {
    name: 'a key in the making below an entry without comma',
    text: `${HEAD}firewalls:\n  - { name: a\n      betw<|>\n    }`,
    has: ['between'],
    not: ['name'],
  },
  {
    name: 'items on a line below one without comma',
    text: `${HOST}        components: [\n          mta\n          <|>\n        ]`,
    has: ['mmp'],
    not: ['mta'],
  },
  {
    name: 'nothing behind an entry on its line',
    text: `${HEAD}firewalls:\n  - { name: a <|> }`,
    none: true,
  },
  {
    name: 'keys in braces inside brackets',
    text: `${HEAD}firewalls:\n  - name: a\n    allow: [smtp, { protocol: lmtp, <|> }]`,
    has: ['port', 'from'],
    not: ['protocol', 'name'],
  },
  {
    name: 'keys of a component in braces',
    text: `${HOST}        components: [mmp, { component: mta, <|> }]`,
    has: ['queue'],
    not: ['targets'],
  },
  {
    name: 'a key that lines below belong to',
    text: `${HOST}        h<|>\n          method: vcs\n`,
    has: ['ha'],
    not: ['zone', 'memory', 'capacity'],
  },
  { name: 'rules below rules', text: `${HEAD}rules:\n  <|>`, has: ['SCH001', 'compatibility-mode-without-end'] },
  {
    name: 'no rule that has a severity by either word',
    text: `${HEAD}rules:\n  compatibility-mode-without-end: off\n  sch001: off\n  <|>`,
    has: ['SCH002'],
    not: ['SCH005', 'compatibility-mode-without-end', 'SCH001'],
  },
  {
    name: 'protocols below ports',
    text: `${HOST}        components:\n          - component: mta\n            ports:\n              <|>`,
    has: ['smtp', 'https'],
  },

  // values
  {
    name: 'values of a choice',
    text: `${HEAD}directory:\n  schema: <|>`,
    first: ['schema2-native', 'schema2-compat', 'schema1'],
  },
  { name: 'values right behind the colon', text: `${HEAD}directory:\n  schema:<|>`, has: ['schema1'] },
  { name: 'values where the space is missing', text: `${HOST}        os:sol<|>`, has: ['solaris'] },
  { name: 'values between quotes', text: `${HEAD}directory:\n  schema: "<|>"`, has: ['schema1'] },
  { name: 'values inside a word', text: `${HEAD}directory:\n  sch<|>ema: schema1`, has: ['dit'] },
  { name: 'true and false', text: `${HEAD}dns:\n  cache: <|>`, first: ['true', 'false'] },
  {
    name: 'the short form of a mapping, and its keys',
    text: `${HOST}        ha: <|>`,
    has: ['vcs', 'method', 'nodes'],
  },
  {
    name: 'components of a host in brackets, each once',
    text: `${HOST}        components: [mta, <|>]`,
    has: ['mmp'],
    not: ['mta'],
  },
  {
    name: 'components of a host by dashes',
    text: `${HOST}        components:\n          - mta\n          - <|>\n`,
    has: ['mmp', 'component'],
    not: ['mta'],
  },
  {
    name: 'components of the tier come first',
    text: `${HOST.replace('tier: 1', 'tier: 2').replace('zone: dmz', 'zone: private-data')}        components: [<|>]`,
    first: ['message-store'],
  },
  { name: 'a number gets its units', text: `${HOST}        memory: 8<|>`, first: ['8 GB', '8 MB'] },
  { name: 'without a number, an example', text: `${HOST}        memory: <|>`, first: ['8 GB'] },
  {
    name: 'versions of a product',
    text: `${HEAD}services:\n  calendar:\n    version: <|>`,
    has: ['7.0.4.15.0', '7u3'],
  },
  {
    name: 'the usual port of a protocol',
    text: `${HEAD}firewalls:\n  - name: a\n    allow: [ { protocol: lmtp, port: <|> } ]`,
    first: ['225'],
  },
  {
    name: 'the usual port under ports',
    text: `${HOST}        components:\n          - component: mta\n            ports: { smtp: <|> }`,
    first: ['25'],
  },
  { name: 'severities of a rule', text: `${HEAD}rules: { SCH001: <|> }`, has: ['off', 'warning'] },
  { name: 'the number of a tier', text: `${HEAD}tiers:\n  - tier: <|>`, first: ['0', '1', '2'] },
  {
    name: 'what a component supports comes first',
    text: `${HOST}        components:\n          - component: message-store\n            ha: <|>`,
    first: ['solaris-cluster'],
  },

  // references
  {
    name: 'hosts, those that fit first',
    text: `${HOST}${REST}      - name: store\n        components: [message-store]\n      - name: lb\n        components:\n          - component: load-balancer\n            targets: [<|>]`,
    first: ['front'],
    has: ['store', 'lb'],
  },
  {
    name: 'a host that is used already is not proposed again',
    text: `${HOST}${REST}      - name: lb\n        components:\n          - component: load-balancer\n            targets: [front, <|>]`,
    not: ['front'],
  },
  {
    name: 'single hosts of a group on demand',
    text: `${HOST}        count: 2\n${REST}dns:\n  names: { mail: front-<|> }`,
    has: ['front-1', 'front-2', 'front'],
  },
  {
    name: 'zones: declared ones before built-in ones',
    text: `${HEAD}zones: [ { name: inside, kind: intranet } ]\nfirewalls:\n  - name: a\n    between: [<|>]`,
    first: ['inside', 'internet', 'dmz'],
  },
  { name: 'sites', text: `${HOST}        site: <|>\n${REST}sites: [ { name: york } ]\n`, first: ['york'] },

  // snippets
  {
    name: 'whole specs on an empty page',
    text: '<|>',
    first: ['single-host spec', 'single-tier spec'],
    has: ['commspec'],
  },
  { name: 'whole specs below a comment', text: '# my spec\n<|>', has: ['two-tier spec'] },
  {
    name: 'hosts',
    text: `${HOST}${REST}      - <|>`,
    has: ['name', 'new host', 'new multiplexor', 'new relay'],
    not: ['new load balancer'],
  },
  {
    name: 'firewall rules',
    text: `${HEAD}firewalls:\n  - name: a\n    allow: [<|>]`,
    has: ['new firewall rule', 'smtp'],
  },

  // comments
  { name: 'the ignore comment', text: `${HEAD}# <|>`, first: ['commspec-ignore'] },
  { name: 'codes in an ignore comment', text: `${HEAD}x-a: 1 # commspec-ignore <|>`, has: ['SCH001'] },
  { name: 'further codes, each once', text: `${HEAD}# commspec-ignore SCH001, <|>`, has: ['FMT001'], not: ['SCH001'] },
  {
    name: 'names in an ignore comment, none of a rule that is named',
    text: `${HEAD}# commspec-ignore schema-to<|>, SCH005`,
    has: ['compatibility-mode-without-end'],
  },
  {
    name: 'no rule again by its other word',
    text: `${HEAD}# commspec-ignore compatibility-mode-without-end, <|>`,
    has: ['SCH001'],
    not: ['SCH005', 'compatibility-mode-without-end'],
  },
  { name: 'nothing in the reason', text: `${HEAD}# commspec-ignore SCH001: <|>`, none: true },
  { name: 'nothing in other comments', text: `${HEAD}# about <|>`, none: true },

  // odd layouts
  { name: 'behind a byte order mark', text: '\uFEFF<|>', first: ['single-host spec'], has: ['commspec'] },
  { name: 'behind a document marker', text: `---\n<|>\n${HEAD}`, has: ['tiers'], not: ['name'] },
  { name: 'in a spec that is indented as a whole', text: '  commspec: 1\n  <|>', has: ['name'], not: ['commspec'] },
  { name: 'below a bracket that was left open', text: `${HEAD}external: [mta\ndirectory:\n  <|>`, has: ['schema'] },
  { name: 'below a quote that was left open', text: `${HEAD}domain: "a\ndirectory:\n  <|>`, has: ['schema'] },
  {
    name: 'aliases of what is anchored before',
    text: `${HEAD}x-a: [&zone dmz, &all [mta], &half { cpus: 2 }]\n${HOST.slice(HEAD.length).replace('dmz', '*<|>')}${REST}x-b: &late dmz\n`,
    first: ['*zone'],
    not: ['*all', '*half', '*late', 'dmz'],
  },
  {
    name: 'aliases in a list',
    text: `${HOST.replace('tiers:', 'x-a: [&one mta, &all [mta]]\ntiers:')}        components: [*o<|>]\n`,
    first: ['*one'],
    not: ['*all'],
  },
  {
    name: 'aliases of a list',
    text: `${HOST.replace('tiers:', 'x-a: [&one mta, &all [mta]]\ntiers:')}        components: *<|>\n`,
    has: ['*all'],
  },
  { name: 'behind an anchor', text: `${HEAD}directory: &d\n  <|>`, has: ['schema'] },

  // nowhere
  { name: 'nothing inside a text of several lines', text: `${HEAD}note: |\n  first\n  <|>`, none: true },
  { name: 'nothing on an empty line inside such a text', text: `${HEAD}note: |\n  first\n<|>\n  third\n`, none: true },
  { name: 'nothing behind a value', text: `${HEAD}directory:\n  schema: schema1 <|>`, none: true },
  { name: 'nothing before a key', text: `${HEAD}directory:\n <|> schema: schema1`, none: true },
  { name: 'nothing between brackets and the next key', text: `${HEAD}external: [mta]<|>`, none: true },
  { name: 'nothing under a key of the user', text: `${HEAD}x-own:\n  <|>`, none: true },
  { name: 'nothing where the value stands below', text: `${HEAD}directory: <|>\n  schema: schema1\n`, none: true },
  { name: 'nothing at a document marker', text: `---<|>\n${HEAD}`, none: true },
];

describe('proposes', () => {
  test.each(proposals)('$name', ({ text, first, has, not, none }) => {
    const found = labels(text);
    if (none === true) expect(found).toEqual([]);
    if (first !== undefined) expect(found.slice(0, first.length)).toEqual(first);
    for (const label of has ?? []) expect(found).toContain(label);
    for (const label of not ?? []) expect(found).not.toContain(label);
    if (not !== undefined) expect(found.length).toBeGreaterThan(0);
    expect(new Set(found).size).toBe(found.length);
  });
});

/** `after` is the end of the text that results, from the line of the cursor on. */
const accepted: readonly {
  readonly name: string;
  readonly text: string;
  readonly label: string;
  readonly after: string;
}[] = [
  { name: 'a key waits for its value', text: `${HEAD}<|>`, label: 'domain', after: 'domain: ' },
  { name: 'a key with one possible value', text: '<|>', label: 'commspec', after: 'commspec: 1' },
  { name: 'a key of a mapping goes on below', text: `${HEAD}dir<|>`, label: 'directory', after: 'directory:\n  ' },
  { name: 'a key of a list opens brackets', text: `${HEAD}<|>`, label: 'clients', after: 'clients: []' },
  {
    name: 'a key of a list of mappings brings the first',
    text: `${HEAD}users:\n  <|>`,
    label: 'bases',
    after: '  bases:\n    - base: ',
  },
  {
    name: 'a whole tree of what is required',
    text: `${HEAD}<|>`,
    label: 'tiers',
    after: 'tiers:\n  - tier: 0\n    hosts:\n      - name: store\n        components: []',
  },
  {
    name: 'over a key that has a colon only the key changes',
    text: `${HEAD}directory:\n  sche<|>ma: schema1\n`,
    label: 'dit',
    after: '  dit: schema1\n',
  },
  {
    name: 'over a key that lines hang on',
    text: `${HOST}        h<|>\n          method: vcs\n`,
    label: 'ha',
    after: '        ha:\n          method: vcs\n',
  },
  {
    name: 'a space behind the colon',
    text: `${HEAD}directory:\n  schema:<|>\n`,
    label: 'schema1',
    after: '  schema: schema1\n',
  },
  {
    name: 'a value over half a word',
    text: `${HEAD}directory:\n  schema: sch<|>\n`,
    label: 'schema1',
    after: '  schema: schema1\n',
  },
  {
    name: 'a value without space and half a word',
    text: `${HOST}        os:so<|>\n${REST}`,
    label: 'solaris',
    after: `        os: solaris\n${REST}`,
  },
  {
    name: 'a value between quotes',
    text: `${HEAD}services:\n  calendar:\n    version: "<|>"\n`,
    label: '7u3',
    after: '    version: "7u3"\n',
  },
  {
    name: 'an open quote is closed',
    text: `${HEAD}services:\n  calendar:\n    version: "7<|>\n`,
    label: '7u3',
    after: '    version: "7u3"\n',
  },
  {
    name: 'a version that reads as a number is quoted',
    text: `${HEAD}services:\n  calendar:\n    version: <|>\n`,
    label: '7.0.4.15.0',
    after: '    version: "7.0.4.15.0"\n',
  },
  {
    name: 'one value for a list',
    text: `${HOST}        os-services: <|>\n${REST}`,
    label: 'ssh',
    after: `        os-services: [ssh]\n${REST}`,
  },
  {
    name: 'a value before a comment',
    text: `${HOST}        os:<|># which\n${REST}`,
    label: 'solaris',
    after: `        os: solaris # which\n${REST}`,
  },
  {
    name: 'a key below the one at the cursor',
    text: `${HEAD}directory: <|>\n`,
    label: 'schema',
    after: 'directory:\n  schema: \n',
  },
  {
    name: 'a key below a key of an item',
    text: `${HEAD}users:\n  bases:\n    - base: <|>\n`,
    label: 'lightweight-pop',
    after: '    - base: lightweight-pop\n',
  },
  {
    name: 'an item below the key at the cursor',
    text: `${HEAD}zones: <|>\n`,
    label: 'new zone',
    after: 'zones:\n  - name: zone\n    kind: dmz\n',
  },
  {
    name: 'a space behind the dash',
    text: `${HOST}        components:\n          -<|>\n`,
    label: 'mta',
    after: '          - mta\n',
  },
  {
    name: 'the dash before an item',
    text: `${HOST}        components:\n          <|>\n`,
    label: 'mta',
    after: '          - mta\n',
  },
  {
    name: 'the dash before a word',
    text: `${HOST}        components:\n          mt<|>\n`,
    label: 'mta',
    after: '          - mta\n',
  },
  {
    name: 'an empty line is brought to the column of the host',
    text: `${HOST}<|>\n${REST}`,
    label: 'cpus',
    after: `        cpus: \n${REST}`,
  },
  {
    name: 'an empty line between hosts is brought to their dash',
    text: `${HEAD}tiers:\n  - tier: 1\n    hosts:\n <|>\n      - name: b\n${REST}`,
    label: 'new host',
    after: `      - name: store\n        components: []\n      - name: b\n${REST}`,
  },
  {
    name: 'the first key of an item whose other keys are there',
    text: `${HEAD}tiers:\n  - tier: 1\n    hosts:\n      -<|>\n        zone: dmz\n${REST}`,
    label: 'name',
    after: `      - name: \n        zone: dmz\n${REST}`,
  },
  {
    name: 'a line with tabs gets spaces',
    text: `${HOST}\t<|>\n${REST}`,
    label: 'cpus',
    after: `        cpus: \n${REST}`,
  },
  {
    name: 'a space behind a comma',
    text: `${HOST}        components: [mta,<|>]\n`,
    label: 'mmp',
    after: '        components: [mta, mmp]\n',
  },
  {
    name: 'a comma before the next entry',
    text: `${HEAD}sla: { <|> hours: 24x7 }\n`,
    label: 'maintenance',
    after: 'sla: { maintenance: , hours: 24x7 }\n',
  },
  {
    name: 'a list in braces',
    text: `${HEAD}firewalls:\n  - { name: a, <|> }\n`,
    label: 'between',
    after: '  - { name: a, between: [] }\n',
  },
  {
    name: 'brackets over several lines',
    text: `${HEAD}external: [\n  mta,\n  <|>\n]\n`,
    label: 'mmp',
    after: '  mmp\n]\n',
  },
  {
    name: 'a comma before the next item, which a comment parts from the cursor',
    text: `${HEAD}external: [\n  <|>\n  # and\n  mta\n]\n`,
    label: 'mmp',
    after: '  mmp,\n  # and\n  mta\n]\n',
  },
  {
    name: 'brackets over several lines, with too little indentation',
    text: `${HEAD}users:\n  bases: [\n<|>\n  ]\n`,
    label: 'new user base',
    after: '    { base: mediumweight-imap, share: 100%, concurrent: 20%, mailbox: 400 MB }\n  ]\n',
  },
  {
    name: 'names that are taken get a number',
    text: `${HOST}${REST}      - name: store\n        components: [mta]\n      - <|>`,
    label: 'new store',
    after:
      '      - name: store-2\n        zone: private-data\n        cpus: 4\n        memory: 16 GB\n        ha: solaris-cluster\n        components:\n          - component: message-store\n            partitions:\n              - name: primary\n                size: 2 TB\n                spindles: 8',
  },
  {
    name: 'the ignore comment',
    text: `${HEAD}x-a: 1 #<|>`,
    label: 'commspec-ignore',
    after: 'x-a: 1 # commspec-ignore CODE: reason',
  },
  {
    name: 'a name',
    text: `${HEAD}# commspec-ignore SCH001, compat<|>`,
    label: 'compatibility-mode-without-end',
    after: '# commspec-ignore SCH001, compatibility-mode-without-end',
  },
  { name: 'a code', text: `${HEAD}# commspec-ignore sch<|>`, label: 'SCH001', after: '# commspec-ignore SCH001' },
];

describe('accepting', () => {
  test.each(accepted)('$name', ({ text, label, after }) => {
    const start = text.lastIndexOf('\n', text.indexOf('<|>')) + 1;
    expect(accept(text, label)).toBe(text.slice(0, start) + after);
  });

  test.each(accepted)('$name, with CRLF', ({ text, label, after }) => {
    const start = text.lastIndexOf('\n', text.indexOf('<|>')) + 1;
    // A line break tells how the file is written; a snippet cannot know it before there is one.
    if (!text.includes('\n')) return;
    const crlf = (lines: string): string => lines.replaceAll('\n', '\r\n');
    expect(accept(crlf(text), label)).toBe(crlf(text.slice(0, start) + after));
  });
});

test.each(starters)('the $label is a spec without faults in its form', ({ label }) => {
  const text = accept('<|>', label);
  const snapshot = snapshotOf(text);
  expect(snapshot.syntaxProblems).toEqual([]);
  expect(snapshot.structureProblems).toEqual([]);
  expect(
    analyse(text)
      .findings.filter(({ severity, advice }) => severity === 'error' && !advice)
      .map(({ code, message }) => `${code} ${message}`),
  ).toEqual([]);
});

describe('what is typed already comes first', () => {
  const typedKey = `${HOST}        ha<|>\n${REST}`;
  test.each([
    ['a key', typedKey, 'ha'],
    ['a key before a longer one, whatever is typed of it', typedKey.replace('ha<|>', 'h<|>'), 'ha'],
    ['a value', HEAD.replace('7u3', '7<|>'), '7'],
    ['a component', `${HOST}        components: [ldap, mta-outbound, mmp<|>]\n`, 'mmp'],
  ])('%s', (_, text, label) => {
    const found = complete(text);
    const sorted = [...found].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map((item) => item.label);
    expect(sorted).toEqual(found.map((item) => item.label));
    const rivals = sorted.filter((other) => other.startsWith(label));
    expect(rivals.length).toBeGreaterThan(label === 'mmp' ? 0 : 1);
    expect(rivals[0]).toBe(label);
  });
});

const at = (host: string): string => `${HEAD}tiers:\n  - tier: 2\n    hosts:\n      - name: a\n${host}`;

describe('ranks by what is meant', () => {
  test.each<[string, string, readonly string[]]>([
    ['the newest suite', HEAD.replace('7u3', '<|>'), ['7u3', '7u2', '7u1', '7', '6u2']],
    [
      'a zone where the store may stand',
      at('        zone: <|>\n        components: [message-store]\n'),
      ['private-data'],
    ],
    ['a zone where the front end may stand', HOST.replace('zone: dmz', 'zone: <|>') + REST, ['dmz', 'intranet']],
    [
      'the zone of the spec before the kind that it is of',
      `${at('        zone: <|>\n        components: [message-store]\n')}zones: [{ name: data, kind: private-data }]\n`,
      ['data', 'private-data'],
    ],
    ['the zone of a tier whose host runs nothing yet', at('        zone: <|>\n'), ['private-data']],
    ['the inside in a single tier', at('        zone: <|>\n').replace('two-tier', 'single-tier'), ['intranet']],
    ['what a component needs beside it', `${HOST}        components: [convergence, <|>]\n`, ['webmail', 'glassfish']],
    ['a share before a number', `${HEAD}users:\n  bases:\n    - base: lightweight-pop\n      <|>`, ['share', 'count']],
    ['services of products that are there', `${HOST}${REST}services:\n  <|>`, ['messaging', 'calendar']],
    [
      'hosts that can be balanced, the balancer itself last',
      `${HOST}${REST}      - name: back\n        components: [message-store]\n      - name: lb\n        components:\n          - component: load-balancer\n            targets: [<|>]`,
      ['front', 'back', 'lb'],
    ],
    [
      'protocols that are spoken between the zones',
      `${HOST}${REST}      - name: back\n        zone: private-data\n        components: [message-store]\nfirewalls:\n  - name: inner\n    between: [dmz, private-data]\n    allow: [<|>]`,
      ['smtp', 'smtps', 'lmtp'],
    ],
    [
      'hosts that speak the protocol on that side',
      `${HOST}${REST}      - name: back\n        zone: private-data\n        components: [message-store]\nfirewalls:\n  - name: inner\n    between: [dmz, private-data]\n    allow:\n      - { protocol: lmtp, to: [<|>] }`,
      ['back', 'front'],
    ],
  ])('%s', (_, text, first) => {
    expect(labels(text).slice(0, first.length)).toEqual(first);
  });

  test('what only a component has comes before what all have', () => {
    const found = labels(at('        components:\n          - component: message-store\n            <|>'));
    expect(found.indexOf('partitions')).toBeLessThan(found.indexOf('version'));
  });

  test('what another key says already comes last', () => {
    const found = labels(`${HEAD}users:\n  bases:\n    - base: lightweight-pop\n      share: 5%\n      <|>`);
    expect(found.at(-1)).toBe('count');
  });

  test('what is outdated comes last of the components', () => {
    const found = complete(`${HOST}        components: [<|>]\n`).filter(({ kind }) => kind === 'component');
    const from = found.findIndex(({ deprecated }) => deprecated);
    expect(from).toBeGreaterThan(10);
    expect(found.slice(from).filter(({ deprecated }) => !deprecated).length).toBeLessThan(4);
  });

  describe('what a finding asks for, before all else', () => {
    const text = `${HEAD}directory:\n  schema: <|>x\n  dit: one-tree\n  <|>\ndns:\n  cache: true\n`;
    const [value, key] = [text.indexOf('<|>'), text.lastIndexOf('<|>') - 3];
    const spec = text.replaceAll('<|>', '');
    /** The proposals where a repair would write `newText` at `at`. */
    const asked = (offset: number, at: number, newText: string, severity = 'error'): readonly string[] => {
      const snapshot = snapshotOf(spec);
      const span = { start: at, end: at };
      const fix = { title: 'a', uri: snapshot.uri, edits: () => [{ span, newText }] };
      const found = { uri: snapshot.uri, span: { start: value, end: value + 1 }, severity, fixes: [fix] };
      const findings = [found as unknown as Finding];
      const around = { found: { snapshot, findings } };
      return completionsAt(snapshot, offset, rules, around).map(({ label }) => label);
    };

    test('a value', () => {
      expect(asked(value, value, 'nothing')[0]).toBe('schema2-native');
      expect(asked(value, value, 'schema1')[0]).toBe('schema1');
      expect(asked(value, spec.indexOf('true'), 'schema1')[0]).toBe('schema2-native');
    });

    test('a key', () => {
      expect(asked(key, key, 'nothing: 1')[0]).not.toBe('replication');
      expect(asked(key, key, '\n  replication: two-way-mmr', 'hint')[0]).toBe('replication');
      expect(asked(key, key, '\n    replication: two-way-mmr')[0]).not.toBe('replication');
    });

    test('nothing of an earlier version, whose places are others', () => {
      const snapshot = snapshotOf(`${spec}\n`);
      const { findings } = analyse(spec);
      const found = { snapshot: snapshotOf(spec), findings };
      const labelsOf = (around: Surroundings): readonly string[] =>
        completionsAt(snapshot, value, rules, around).map(({ label }) => label);
      expect(labelsOf({ found })).toEqual(labelsOf({}));
    });
  });

  test('the rules of the line in a comment that hides them, be they of an earlier version', () => {
    const wrong = `${HEAD}install: fresh\ndirectory:\n  schema: schema1\n`;
    const { snapshot, findings } = analyse(wrong);
    const code = findings.find(({ range }) => range.start.line === 6)?.code ?? '';
    for (const typed of ['schema: schema1 # commspec-ignore ', '# commspec-ignore \n  schema: schema1']) {
      const later = wrong.replace('schema: schema1', typed);
      const offset = later.indexOf('ignore ') + 'ignore '.length;
      const found = completionsAt(snapshotOf(later), offset, rules, { found: { snapshot, findings } });
      const here = findings.filter(({ range }) => range.start.line === 6).map((finding) => finding.code);
      expect(here).toContain(code);
      expect(here).toContain(found[0]?.label);
    }
  });
});

test('a spec to extend is proposed by its path', () => {
  const specs = [
    'file:///test/base.commspec.yaml',
    'file:///test/sites/york%20a.commspec.yaml',
    'file:///other/c.yaml',
  ];
  const offset = 'extends: '.length;
  const found = completionsAt(snapshotOf('extends: \n'), offset, rules, { specs });
  expect(found.map(({ insertText }) => insertText)).toEqual([
    './base.commspec.yaml',
    '../other/c.yaml',
    './sites/york a.commspec.yaml',
  ]);
});

test('a key whose list begins with a choice opens it', () => {
  const item = complete(`${HEAD}users:\n  <|>`).find(({ label }) => label === 'bases');
  expect(item).toMatchObject({ insertText: 'bases:\n    - base: $1', retrigger: true });
});

test('two multiplexors come behind the balancer, under a name that is free', () => {
  const lb = `${HEAD}tiers:\n  - tier: 0\n    hosts:\n      - name: lb\n        components:\n          - component: load-balancer\n            targets: [mmp]\n`;
  const text = `${lb}  - tier: 1\n    hosts:\n      - name: mmp\n        zone: dmz\n        components: [mmp]\n      - <|>`;
  const after = accept(text, 'two MMPs behind lb');
  expect(after).toContain('targets: [mmp, mmp-2]');
  expect(after).toContain('      - name: mmp-2\n        count: 2\n        zone: dmz\n');
});

test('a client that indents by itself gets the lines without the indentation that it adds', () => {
  const item = complete(`${HOST}        <|>\n${REST}`).find(({ label }) => label === 'capacity');
  expect(item?.insertText).toBe('capacity:\n          $1');
  expect(item === undefined ? '' : adjusted(item)).toBe('capacity:\n  $1');
});

test('every rule can be graded and ignored', () => {
  const both = [...rules.map(({ code }) => code), ...rules.map(({ name }) => name)];
  expect(labels(`${HEAD}rules: { <|> }`)).toEqual(both);
  expect(labels(`${HEAD}# commspec-ignore <|>`)).toEqual(both);
});

test('a rule is found by code and name, and each says the other', () => {
  const items = complete(`${HEAD}rules:\n  <|>`);
  const item = (label: string) => items.find((candidate) => candidate.label === label);
  expect(item('SCH005')).toMatchObject({
    detail: 'compatibility-mode-without-end',
    filterText: 'SCH005 compatibility-mode-without-end',
  });
  expect(item('compatibility-mode-without-end')).toMatchObject({ detail: 'SCH005' });
});

test('a key below an entry without comma brings the comma', () => {
  const lines = (comma: string, key: string): string =>
    `${HEAD}firewalls:\n  - { name: a${comma} # why\n      ${key}\n    }`;
  expect(accept(lines('', '<|>'), 'between')).toBe(lines(',', 'between: []'));
  expect(accept(lines('', 'betw<|>'), 'between')).toBe(lines(',', 'between: []'));
  expect(accept(lines(',', '<|>'), 'between')).toBe(lines(',', 'between: []'));
});

test('values that are no longer a good choice are marked', () => {
  const items = complete(`${HEAD}services:\n  remote-failover:\n    trigger: <|>`);
  expect(items.filter(({ deprecated }) => deprecated).map(({ label }) => label)).toEqual(['automatic']);
});
