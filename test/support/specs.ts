/** Random specs, written in every style that YAML has, and random edits of them. */
import * as fc from 'fast-check';

/** Random choices. */
export interface Dice {
  /** 0 to `below` - 1. */
  readonly int: (below: number) => number;
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

/** Dice that give the same throws for the same seed: fast, and a failing seed is all that is needed to see it again. */
export const dice = (): fc.Arbitrary<Dice> => fc.noShrink(fc.integer({ min: 1 })).map(diceOf);

/** The dice of a seed, a whole number of 32 bits. */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return { int, chance: (percent) => int(100) < percent, pick: (items) => items[int(items.length)]! };
}

/** How often a property is tried. The seed stays the same, so that a build does not fail by chance; SEED and RUNS change it. */
export const runs = (times: number): fc.Parameters<unknown> => ({
  numRuns: Number(process.env['RUNS'] ?? times),
  seed: Number(process.env['SEED'] ?? 2015),
});

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const COMPONENTS = [
  'mta',
  'mmp',
  'webmail',
  'message-store',
  'load-balancer',
  'convergence',
  'im-server',
  'cal7-frontend',
  'glassfish',
];
const NAMES = [
  'web',
  'front',
  'store',
  'mta-in',
  'lb',
  'front-1',
  'a',
  '__proto__',
  'constructor',
  'toString',
  'ü',
  '7',
];
const ODD_KEYS = [
  'x-note',
  'tiers',
  'hosts',
  'note',
  '__proto__',
  'constructor',
  'toString',
  'odd # key',
  'a: b',
  'x',
  'hosts ',
];
const ODD_VALUES: readonly Value[] = [
  ...[
    '',
    '#',
    'a # b',
    'hosts:',
    '- x',
    'tiers:\n  - hosts:\n      - a',
    'two\nlines',
    '*x',
    '&x',
    '%',
    '"',
    "it's",
    '[',
    '}',
    '1.10',
    '7u3',
    '__proto__',
    '\t',
    ' ',
    '---',
    '...',
    'ü😀',
  ],
  ...[0, 1.5, -3, true, false, null],
  ...[[], {}, [[]], [['a', ['b']]], { hosts: ['a', { hosts: [{ name: 'b' }] }] }, [{ tiers: [{ hosts: ['x'] }] }]],
];

/** A spec that is mostly right, as data. */
function randomSpec(dice: Dice): Record<string, Value> {
  const host = (): Value => ({
    name: dice.pick(NAMES),
    ...(dice.chance(30) ? { count: dice.pick([1, 2, 3]) } : {}),
    ...(dice.chance(30) ? { zone: dice.pick(['dmz', 'data', 'nowhere']) } : {}),
    ...(dice.chance(20) ? { memory: dice.pick(['8 GB', '8gb', '16 GB']) } : {}),
    ...(dice.chance(20) ? { ha: dice.pick<Value>(['vcs', { method: 'vcs', nodes: 2 }]) } : {}),
    ...(dice.chance(15) ? { [dice.pick(ODD_KEYS)]: dice.pick(ODD_VALUES) } : {}),
    components: Array.from({ length: 1 + dice.int(3) }, () => component(dice)),
  });
  const tier = (): Value => ({
    tier: dice.int(3),
    ...(dice.chance(15) ? { [dice.pick(ODD_KEYS)]: dice.pick(ODD_VALUES) } : {}),
    hosts: Array.from({ length: 1 + dice.int(4) }, host),
    ...(dice.chance(15) ? { note: dice.pick(ODD_VALUES) } : {}),
  });
  const sections: Record<string, Value> = {
    name: 'office',
    suite: dice.pick(['7u3', '6', 7]),
    architecture: dice.pick(['two-tier', 'single-host']),
    ...(dice.chance(40)
      ? {
          directory: {
            schema: dice.pick(['schema1', 'schema2-native', 'schema2-compat']),
            provisioning: ['delegated-administrator'],
          },
        }
      : {}),
    ...(dice.chance(30)
      ? { services: { messaging: { version: '7.0.5', delivery: 'lmtp' }, calendar: { version: '7u3' } } }
      : {}),
    ...(dice.chance(30) ? { zones: [{ name: 'data', kind: 'private-data' }] } : {}),
    ...(dice.chance(30) ? { dns: { servers: ['ns1'], names: { mail: dice.pick(NAMES) } } } : {}),
    ...(dice.chance(20) ? { sso: dice.pick<Value>(['none', { mode: 'trusted-circle' }]) } : {}),
    ...(dice.chance(20) ? { [dice.pick(ODD_KEYS)]: dice.pick(ODD_VALUES) } : {}),
    ...(dice.chance(20) ? { rules: { [dice.pick(['SCH001', 'REF001', 'NONE1'])]: dice.pick(['off', 'hint']) } } : {}),
    tiers: Array.from({ length: 1 + dice.int(3) }, tier),
    ...(dice.chance(30) ? { external: ['directory-master'] } : {}),
    ...(dice.chance(20) ? { note: dice.pick(ODD_VALUES) } : {}),
  };
  return { commspec: 1, ...sections };
}

function component(dice: Dice): Value {
  const id = dice.pick(COMPONENTS);
  if (dice.chance(60)) return id;
  if (id === 'load-balancer')
    return { component: id, targets: dice.pick<Value>(['web', ['web', 'front-2'], 'nobody']) };
  if (id === 'message-store') return { component: id, partitions: ['primary', { name: 'second', size: '4 TB' }] };
  return {
    component: id,
    version: dice.pick(['7.0.5', '7u3', '1']),
    ...(dice.chance(20) ? { [dice.pick(ODD_KEYS)]: dice.pick(ODD_VALUES) } : {}),
    ...(dice.chance(20) ? { sticky: true } : {}),
  };
}

/** A valid YAML text of a random spec: block and flow style, quotes, comments, anchors, odd indentation, CRLF. */
export function randomText(dice: Dice): string {
  const text = new Writer(dice).document(randomSpec(dice));
  return dice.chance(15) ? text.replaceAll('\n', '\r\n') : text;
}

class Writer {
  readonly #dice: Dice;
  readonly #wild: boolean;
  #anchors: string[] = [];

  constructor(dice: Dice) {
    this.#dice = dice;
    this.#wild = dice.chance(60);
  }

  #rarely(percent: number): boolean {
    return this.#wild && this.#dice.chance(percent);
  }

  document(spec: Readonly<Record<string, Value>>): string {
    const lines = this.#map(spec, 0);
    const start = this.#rarely(10) ? ['---'] : [];
    const top = this.#rarely(20) ? ['# spec', ''] : [];
    const text =
      [...top, ...start, ...lines].join('\n') + (this.#rarely(20) ? '' : this.#rarely(10) ? '\n# end\n' : '\n');
    return (this.#rarely(5) ? '\ufeff' : '') + text;
  }

  #map(value: Readonly<Record<string, Value>>, column: number): string[] {
    return Object.entries(value).flatMap(([key, inner]) => [
      ...this.#noise(column),
      ...this.#entry(key, inner, column),
    ]);
  }

  #noise(column: number): string[] {
    if (!this.#rarely(6)) return [];
    return [
      this.#dice.pick([
        '',
        '   ',
        '# comment',
        `${' '.repeat(column)}# hosts:`,
        `${' '.repeat(column + 3)}# - x`,
        '# commspec-ignore REF001: why',
      ]),
    ];
  }

  #entry(key: string, value: Value, column: number): string[] {
    const pad = ' '.repeat(column);
    const anchor = this.#anchor();
    const head = `${pad}${this.#key(key)}:${this.#rarely(3) ? '  ' : ''}`;
    if (typeof value === 'string' && value.includes('\n') && this.#dice.chance(70)) {
      const inner = ' '.repeat(column + 1 + this.#dice.int(4));
      const lines = value.split('\n').map((line) => (line === '' ? '' : inner + line));
      return [`${head} ${anchor}${this.#dice.pick(['|', '>', '|-', '>+'])}`, ...lines];
    }
    if (this.#isBlock(value)) {
      const note = anchor === '' ? '' : ` ${anchor.trim()}`;
      const comment = this.#rarely(8) ? ' # below' : '';
      const lines = Array.isArray(value)
        ? this.#seq(value as readonly Value[], column + this.#indent(0))
        : this.#map(value as Readonly<Record<string, Value>>, column + this.#indent(1));
      return [`${head}${note}${comment}`, ...this.#noise(column), ...lines];
    }
    const alias = this.#alias();
    const comment = this.#rarely(10) ? ' # and so on' : '';
    return [`${head} ${alias ?? anchor + this.#inline(value, column)}${comment}`];
  }

  #seq(value: readonly Value[], column: number): string[] {
    const pad = ' '.repeat(column);
    return value.flatMap((item) => {
      const anchor = this.#anchor();
      if (!this.#isBlock(item))
        return [...this.#noise(column), `${pad}- ${this.#alias() ?? anchor + this.#inline(item, column)}`];
      const gap = 1 + (this.#rarely(10) ? this.#dice.int(3) : 0);
      const inner = column + 1 + gap;
      const lines = Array.isArray(item)
        ? this.#seq(item as readonly Value[], inner)
        : this.#map(item as Readonly<Record<string, Value>>, inner);
      // An anchor, or a line of its own for the dash.
      if (anchor !== '' || this.#rarely(5)) return [`${pad}- ${anchor}`.trimEnd(), ...lines];
      while (lines[0] !== undefined && (lines[0].trim() === '' || lines[0].trim().startsWith('#'))) lines.shift();
      return [...this.#noise(column), `${pad}-${' '.repeat(gap)}${lines[0]?.slice(inner) ?? ''}`, ...lines.slice(1)];
    });
  }

  #isBlock(value: Value): boolean {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return false;
    return !this.#dice.chance(
      Object.values(value).every((inner) => typeof inner !== 'object') ? 60 : this.#wild ? 10 : 0,
    );
  }

  #indent(least: number): number {
    return this.#rarely(15) ? least + this.#dice.int(4) : 2;
  }

  #anchor(): string {
    if (!this.#rarely(3)) return '';
    const name = this.#dice.pick(['a', 'b', 'c']);
    this.#anchors.push(name);
    return `&${name} `;
  }

  #alias(): string | undefined {
    return this.#anchors.length > 0 && this.#rarely(6) ? `*${this.#dice.pick(this.#anchors)}` : undefined;
  }

  #inline(value: Value, column: number): string {
    if (Array.isArray(value))
      return this.#flow(
        '[',
        (value as readonly Value[]).map((item) => this.#inline(item, column)),
        ']',
        column,
      );
    if (typeof value === 'object' && value !== null) {
      const items = Object.entries(value).map(([key, inner]) => `${this.#key(key)}: ${this.#inline(inner, column)}`);
      return this.#flow('{', items, '}', column);
    }
    if (value === null) return this.#dice.pick(['~', 'null']);
    if (typeof value !== 'string') return String(value);
    if (/^[A-Za-z0-9][A-Za-z0-9 %./-]*$/.test(value) && !/^[\d.]*$|\s$/.test(value) && this.#dice.chance(85))
      return value;
    return this.#dice.chance(50) && !/[^\x20-\x7e]/.test(value)
      ? `'${value.replaceAll("'", "''")}'`
      : JSON.stringify(value);
  }

  #flow(open: string, items: readonly string[], close: string, column: number): string {
    if (!this.#rarely(10)) return open + items.join(', ') + close;
    const pad = `\n${' '.repeat(column + 2 + this.#dice.int(4))}`;
    return `${open}${pad}${items.join(`,${this.#dice.chance(30) ? ' # note' : ''}${pad}`)}${items.length > 0 && this.#dice.chance(30) ? ',' : ''}${pad}${close}`;
  }

  #key(key: string): string {
    return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) && !this.#rarely(2) ? key : JSON.stringify(key);
  }
}

/** Pieces that people type or paste, and that have broken parsers. */
export const HOSTILE: readonly string[] = [
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    ': ',
    '- ',
    '-',
    '#',
    ' #',
    '? ',
    '|',
    '>',
    '|\n',
    '&a ',
    '*a',
    '!t ',
    '%',
    '@',
    '`',
    '\\',
  ],
  ...['\t', '\n', '\r\n', '\r', '\n\n', '  ', '\u0000', '\ud800', '\udc00', '\ufeff', '\u2028', '😀'],
  ...[
    '\n---\n',
    '\n...\n',
    '%YAML 1.1\n',
    'hosts:',
    '\nhosts:\n',
    '\n    hosts:\n      - name: x\n',
    'tiers:',
    '\ntiers:\n',
    '\ntiers:\n- hosts:\n  - a\n',
  ],
  ...[
    '      - name: new\n        components: [mta]\n',
    '__proto__: 1\n',
    'constructor',
    '<<: *a\n',
    'x',
    'nam',
    '\n  foo\n',
    '\n          - \n',
    '\n- - - x\n',
    '# commspec-ignore REF001\n',
  ],
];

/** The text after one random edit: typed, deleted, pasted, moved. */
export function randomEdit(text: string, dice: Dice): string {
  const at = dice.int(text.length + 1);
  switch (dice.int(5)) {
    case 0:
      return text.slice(0, at) + dice.pick(['a', ' ', '\n', ':', '-', '"', '#', 'é']) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + dice.int(3));
    case 2:
      return text.slice(0, at) + dice.pick(HOSTILE) + text.slice(at + (dice.chance(30) ? dice.int(20) : 0));
    case 3: {
      const lines = text.split('\n');
      const from = dice.int(lines.length);
      const moved = lines.splice(from, 1 + dice.int(5));
      lines.splice(dice.int(lines.length + 1), 0, ...moved);
      return lines.join('\n');
    }
    default: {
      const lines = text.split('\n');
      const line = dice.int(lines.length);
      const action = dice.int(4);
      if (action === 0) lines.splice(line, 1);
      else if (action === 1) lines.splice(line, 0, lines[line]!);
      else if (action === 2) lines[line] = `  ${lines[line]!}`;
      else lines[line] = lines[line]!.replace(/^ {1,2}/, '');
      return lines.join('\n');
    }
  }
}

/** Mistakes of people who know YAML: other words, lost lines. */
export function mistaken(text: string, dice: Dice): string {
  let result = text;
  for (let count = dice.int(4); count > 0; count--) {
    const words = [...result.matchAll(/[A-Za-z][\w-]{2,}/g)];
    const word = words[dice.int(words.length)];
    if (word === undefined) return result;
    const [written] = word;
    const changed = dice.pick([
      written.slice(1),
      `${written}s`,
      written.toUpperCase(),
      'nobody',
      `x-${written}`,
      dice.pick(words)[0],
    ]);
    result = result.slice(0, word.index) + changed + result.slice(word.index + written.length);
  }
  return dice.chance(30) ? randomEdit(result, dice) : result;
}
