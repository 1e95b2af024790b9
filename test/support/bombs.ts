/** Texts that are made to exhaust whoever reads them. */

const HEAD = 'commspec: 1\nname: office\nsuite: 7u3\narchitecture: single-host\n';
const HOST = 'tiers:\n  - tier: 1\n    hosts:\n      - name: web\n        components: [webmail]\n';
const times = (count: number, piece: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => piece(i)).join('');

/** Each as large as it must be to hurt a reader that is not careful. */
export const bombs: Readonly<Record<string, () => string>> = {
  brackets: () => '['.repeat(100_000),
  braces: () => '{'.repeat(100_000),
  'brackets that close in quotes': () => '["]",'.repeat(20_000),
  'brackets in a value': () => `${HEAD}x-a: ${'['.repeat(20_000)}\n${HOST}`,
  'brackets in a host': () => `${HEAD}${HOST}        note: ${'[{a: '.repeat(20_000)}\n`,
  'brackets over lines': () => `a: ${'[\n '.repeat(20_000)}`,
  dashes: () => '- '.repeat(100_000),
  'dashes before a leaf of two lines': () => `${'- '.repeat(3000)}a\n  b`,
  'question marks': () => '? '.repeat(50_000),
  colons: () => ': '.repeat(50_000),
  keys: () => 'a: '.repeat(50_000),
  'keys of brackets': () => '[a: '.repeat(20_000),
  stairs: () => times(2000, (i) => `${' '.repeat(i)}a:\n`),
  'stairs with comments': () => times(2000, (i) => `${' '.repeat(i)}a:\n#\n`),
  'stairs with tabs': () => times(2000, (i) => `${' '.repeat(i)}a:\n\t\n`),
  'stairs of dashes': () => times(2000, (i) => `${' '.repeat(i)}-\n`),
  'deep indentation': () => `${HEAD}x-a:\n${' '.repeat(100_000)}b: 1\n${HOST}`,
  'closing braces': () => '}'.repeat(100_000),
  'broken lines': () => times(5000, (i) => `k${i}: ]\n`),
  'one broken line': () => `a: ${'] '.repeat(50_000)}\n`,
  quotes: () => '"'.repeat(20_000),
  'open quotes': () => times(5000, () => 'a: "\n'),
  anchors: () => '&a '.repeat(10_000),
  tags: () => '!a '.repeat(10_000),
  'aliases of aliases': () => {
    const lists = times(
      30,
      (i) =>
        `x-${i}: &x${i} [${
          i === 0
            ? 'a'
            : Array(10)
                .fill(`*x${i - 1}`)
                .join(', ')
        }]\n`,
    );
    return `${HEAD}${lists}dns: { servers: *x29 }\n${HOST}`;
  },
  'aliases of hosts': () => {
    const host = '- &h { name: web, components: [webmail, mta] }';
    return `${HEAD}tiers:\n- tier: 1\n  hosts:\n  ${host}\n${times(15_000, () => '  - *h\n')}`;
  },
  'aliases of a long list': () =>
    `${HEAD}x-list: &l [${times(1000, () => 'mta, ')}]\ntiers:\n- tier: 1\n  hosts:\n${times(300, (i) => `  - { name: h${i}, components: *l }\n`)}`,
  'aliases without anchors': () => times(5000, (i) => `k${i}: *nobody\n`),
  'an anchor that moves': () => times(5000, (i) => `k${i}: &a x\nl${i}: *a\n`),
  'an alias in its own anchor': () =>
    `${HEAD}x-a: &a [*a]\ntiers: &t\n  - tier: 1\n    hosts:\n      - name: web\n        components: *t\n`,
  'a tier in itself': () =>
    `${HEAD}tiers:\n  - &t\n    tier: 1\n    hosts:\n      - name: web\n        components: *t\n  - *t\n`,
  'many keys': () => `${HEAD}${times(20_000, (i) => `k${i}: 1\n`)}${HOST}`,
  'the same key': () => `${HEAD}${times(20_000, () => 'note: 1\n')}${HOST}`,
  'many hosts': () =>
    `${HEAD}tiers:\n  - tier: 1\n    hosts:\n${times(1500, (i) => `      - name: h${i}\n        zone: nowhere${i}\n        components: [{ component: load-balancer, targets: nobody${i} }, mta]\n`)}`,
  'many empty hosts': () => `${HEAD}tiers:\n- tier: 1\n  hosts:\n${times(30_000, () => '  -\n')}`,
  'many tiers': () => `${HEAD}tiers:\n${times(1500, () => '- tier: 1\n  hosts:\n  - name: a\n    components: []\n')}`,
  'many lines': () => times(20_000, (i) => `# line ${i}\n`) + HEAD + HOST,
  'many documents': () => times(20_000, () => '---\na: 1\n'),
  'many document ends': () => '...\n'.repeat(20_000),
  directives: () => times(20_000, () => '%YAML 1.1\n'),
  'ignore comments': () => `${HEAD}${times(5000, () => '# commspec-ignore FMT001\n')}${HOST}`,
  'ignore comments in one line': () => `${HEAD}# ${'commspec-ignore # '.repeat(20_000)}\n${HOST}`,
  'ignore comments of nothing': () => `${HEAD}${times(2000, (i) => `x-${i}: 1 # commspec-ignore XYZ${i}\n`)}${HOST}`,
  'a long key': () => `${HEAD}${'k'.repeat(300_000)}: 1\n${HOST}`,
  'a long value': () => `${HEAD}suite: ${'v'.repeat(300_000)}\n${HOST}`,
  'white space': () => ' '.repeat(300_000),
  'blank lines': () => ' \n'.repeat(30_000),
  'lone carriage returns': () => 'a: 1\r'.repeat(50_000),
  'too large': () => `${HEAD}# ${'x'.repeat(3_000_000)}\n`,
  'dense and large': () => '-\n'.repeat(300_000),
};
