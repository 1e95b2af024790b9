/** Edits as people make them: values and lines changed, items added and moved, text typed letter by letter, taken back. */
import { HOSTILE, mistaken, randomEdit, type Dice } from './specs';

/** What edits are made of: values by the key that they stand behind, and lines and sections of other specs. */
export interface Material {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly lines: readonly string[];
  /** Top-level sections by their key. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly items: readonly string[];
}

const VALUE = /^( *(?:- )?(?:\{ )?)([a-z][\w-]*): +(\S[^#\n]*?)( *)$/;
const ITEM = /^( *)- /;

export function materialOf(texts: readonly string[]): Material {
  const values = new Map<string, Set<string>>();
  const lines = new Set<string>();
  const sections = new Map<string, Set<string>>();
  const items = new Set<string>();
  const put = (map: Map<string, Set<string>>, key: string, value: string): void => {
    map.set(key, (map.get(key) ?? new Set()).add(value));
  };
  for (const text of texts) {
    const own = text.split('\n');
    for (const line of own) {
      if (line.trim() === '' || line.length > 120) continue;
      lines.add(line);
      const [, , key, value] = VALUE.exec(line) ?? [];
      if (key !== undefined && value !== undefined) put(values, key, value);
    }
    for (const section of text.split(/^(?=[a-z])/m)) {
      const key = /^[a-z-]+(?=:)/.exec(section)?.[0];
      if (key !== undefined && section.length < 800) put(sections, key, section);
    }
    for (const [at, line] of own.entries()) {
      if (!/^ +- name: /.test(line)) continue;
      const { from, to } = itemAt(own, at);
      if (to - from < 12) items.add(own.slice(from, to).join('\n'));
    }
  }
  const listed = (map: Map<string, Set<string>>): ReadonlyMap<string, readonly string[]> =>
    new Map([...map].map(([key, all]) => [key, [...all]]));
  return { values: listed(values), lines: [...lines], sections: listed(sections), items: [...items] };
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** The lines of the item of a list that begins at a line; `to` is exclusive. */
function itemAt(lines: readonly string[], from: number): { readonly from: number; readonly to: number } {
  const indent = indentOf(lines[from] ?? '');
  let to = from + 1;
  while (to < lines.length && (lines[to]!.trim() === '' || indentOf(lines[to]!) > indent)) to++;
  return { from, to };
}

/** A line of those that fit; undefined where none does. */
function pickLine(lines: readonly string[], dice: Dice, fits: (line: string) => boolean): number | undefined {
  const found = [...lines.keys()].filter((line) => fits(lines[line]!));
  return found.length === 0 ? undefined : dice.pick(found);
}

type Change = (lines: string[], dice: Dice, material: Material) => readonly string[] | undefined;

/** Changes of one line, or of a few. Undefined where there is nothing to change so. */
const CHANGES: Readonly<Record<string, Change>> = {
  value: (lines, dice, { values }) => {
    const at = pickLine(lines, dice, (line) => VALUE.test(line));
    const [, before, key, value, after] = at === undefined ? [] : (VALUE.exec(lines[at]!) ?? []);
    if (at === undefined || key === undefined) return undefined;
    const others = values.get(key)?.filter((other) => other !== value) ?? [];
    if (others.length === 0) return undefined;
    lines[at] = `${before ?? ''}${key}: ${dice.pick(others)}${after ?? ''}`;
    return lines;
  },
  number: (lines, dice) => {
    const at = pickLine(lines, dice, (line) => /\d/.test(line));
    if (at === undefined) return undefined;
    const numbers = [...lines[at]!.matchAll(/\d+/g)];
    const number = dice.pick(numbers);
    const other = dice.pick(['0', '1', '2', '7', '16', '500', '100000']);
    lines[at] = lines[at]!.slice(0, number.index) + other + lines[at]!.slice(number.index + number[0].length);
    return lines;
  },
  'a letter more': (lines, dice) => {
    const at = pickLine(lines, dice, (line) => /\w$/.test(line));
    if (at === undefined) return undefined;
    lines[at] = lines[at]! + dice.pick(['x', 's', '1', ' ', ':', ',']);
    return lines;
  },
  'a letter less': (lines, dice) => {
    const at = pickLine(lines, dice, (line) => /\w$/.test(line));
    if (at === undefined) return undefined;
    lines[at] = lines[at]!.slice(0, -1);
    return lines;
  },
  delete: (lines, dice) => {
    lines.splice(dice.int(lines.length), 1);
    return lines;
  },
  duplicate: (lines, dice) => {
    const at = dice.int(lines.length);
    lines.splice(at, 0, lines[at]!);
    return lines;
  },
  move: (lines, dice) => {
    const moved = lines.splice(dice.int(lines.length), 1 + dice.int(3));
    lines.splice(dice.int(lines.length + 1), 0, ...moved);
    return lines;
  },
  insert: (lines, dice, material) => {
    lines.splice(dice.int(lines.length + 1), 0, dice.pick(material.lines));
    return lines;
  },
  'insert where it fits': (lines, dice, material) => {
    const at = dice.int(lines.length);
    const indent = indentOf(lines[at]!);
    const fitting = material.lines.filter((line) => indentOf(line) === indent && !ITEM.test(line));
    if (fitting.length === 0) return undefined;
    lines.splice(at, 0, dice.pick(fitting));
    return lines;
  },
  indent: (lines, dice) => {
    const from = dice.int(lines.length);
    const to = from + 1 + dice.int(4);
    const more = dice.chance(50) ? ' '.repeat(1 + dice.int(2)) : undefined;
    return lines.map((line, at) =>
      at < from || at >= to ? line : more === undefined ? line.replace(/^ {1,2}/, '') : more + line,
    );
  },
  'quote or bracket': (lines, dice) => {
    const at = dice.int(lines.length);
    const line = lines[at]!;
    const colon = line.indexOf(': ');
    const place = dice.pick([colon < 0 ? 0 : colon + 2, line.length, dice.int(line.length + 1)]);
    lines[at] =
      line.slice(0, place) +
      dice.pick(['"', "'", '[', ']', '{', '}', '|', '>', '- ', '&a ', '*a', '!t ']) +
      line.slice(place);
    return lines;
  },
  comment: (lines, dice) => {
    const at = dice.int(lines.length);
    const line = lines[at]!;
    const kind = dice.int(5);
    if (kind === 0)
      lines.splice(at, 0, `${' '.repeat(indentOf(line))}# ${dice.pick(['hosts:', 'why', '- name: x', ''])}`);
    else if (kind === 1)
      lines.splice(
        at,
        0,
        dice.pick(['# commspec-ignore REF001', '# commspec-ignore SIZ011: known', '# commspec-ignore-file TIER006']),
      );
    else if (kind === 2) lines[at] = `${line} # ${dice.pick(['so', 'commspec-ignore', '"'])}`;
    else if (kind === 3) lines[at] = `${' '.repeat(indentOf(line))}# ${line.trimStart()}`;
    else lines[at] = line.replace(/ *# ?/, line.trimStart().startsWith('#') ? ' '.repeat(indentOf(line)) : '');
    return lines;
  },
  'item added': (lines, dice, material) => {
    const at =
      pickLine(lines, dice, (line) => /^ +- name: /.test(line)) ?? pickLine(lines, dice, (line) => ITEM.test(line));
    if (at === undefined || material.items.length === 0) return undefined;
    const item = dice.pick(material.items).split('\n');
    const shift = indentOf(lines[at]!) - indentOf(item[0]!);
    const shifted = item.map((line) =>
      shift > 0 ? ' '.repeat(shift) + line : line.slice(Math.min(-shift, indentOf(line))),
    );
    lines.splice(at, 0, ...shifted);
    return lines;
  },
  'item removed': (lines, dice) => {
    const at = pickLine(lines, dice, (line) => ITEM.test(line));
    if (at === undefined) return undefined;
    const { from, to } = itemAt(lines, at);
    lines.splice(from, to - from);
    return lines;
  },
  'item copied': (lines, dice) => {
    const at = pickLine(lines, dice, (line) => ITEM.test(line));
    if (at === undefined) return undefined;
    const { from, to } = itemAt(lines, at);
    const copy = lines.slice(from, to);
    if (dice.chance(70)) copy[0] = copy[0]!.replace(/(name: )(\S+)/, `$1$2-${dice.int(9)}`);
    lines.splice(dice.chance(50) ? from : to, 0, ...copy);
    return lines;
  },
  'items swapped': (lines, dice) => {
    const at = pickLine(lines, dice, (line) => ITEM.test(line));
    if (at === undefined) return undefined;
    const first = itemAt(lines, at);
    const next = lines[first.to];
    if (next === undefined || !ITEM.test(next) || indentOf(next) !== indentOf(lines[at]!)) return undefined;
    const second = itemAt(lines, first.to);
    const moved = lines.splice(second.from, second.to - second.from);
    lines.splice(first.from, 0, ...moved);
    return lines;
  },
  removal: (lines, dice) => {
    const at = pickLine(lines, dice, (line) => ITEM.test(line));
    if (at === undefined) return undefined;
    const { from, to } = itemAt(lines, at);
    const there = lines.slice(from, to).findIndex((line) => /^ +remove: true$/.test(line));
    if (there > 0) lines.splice(from + there, 1);
    else lines.splice(from + 1, 0, `${' '.repeat(indentOf(lines[at]!) + 2)}remove: true`);
    return lines;
  },
};

/** The names of the kinds of edits, the more often the likelier they are. */
const KINDS: readonly string[] = [
  ...Object.keys(CHANGES),
  ...['value', 'value', 'value', 'number', 'a letter more', 'a letter less', 'insert where it fits'],
  ...['item copied', 'item removed', 'items swapped'],
  ...['section', 'section', 'line breaks', 'hostile', 'mistake', 'anything'],
];

/** A whole section of the file goes, comes, or stands elsewhere. */
function sectionChanged(text: string, dice: Dice, material: Material): string {
  const parts = text.split(/^(?=[A-Za-z])/m);
  const at = dice.int(parts.length);
  const kind = dice.int(4);
  if (kind === 0 && parts.length > 3) parts.splice(at, 1);
  else if (kind === 1) parts.splice(dice.int(parts.length + 1), 0, ...parts.splice(at, 1));
  else {
    const key = dice.pick([...material.sections.keys()]);
    const section = dice.pick(material.sections.get(key) ?? ['']);
    const own = parts.findIndex((part) => part.startsWith(`${key}:`));
    if (own >= 0) parts[own] = section;
    else parts.splice(at, 0, section);
  }
  return parts.join('');
}

/** The text after an edit of a person, and what kind of edit it was. */
export function editOf(text: string, dice: Dice, material: Material): { readonly text: string; readonly kind: string } {
  for (let tries = 0; tries < 5; tries++) {
    const kind = dice.pick(KINDS);
    const after = changedAs(kind, text, dice, material);
    if (after !== undefined && after !== text) return { text: after, kind };
  }
  return { text: randomEdit(text, dice), kind: 'anything' };
}

function changedAs(kind: string, text: string, dice: Dice, material: Material): string | undefined {
  switch (kind) {
    case 'section':
      return sectionChanged(text, dice, material);
    case 'line breaks':
      return dice.chance(40)
        ? text.replaceAll(/\r?\n/g, text.includes('\r\n') ? '\n' : '\r\n')
        : replacedAt(text, /\r?\n/g, dice.pick(['\n', '\r\n', '\n\n', '\r', '']), dice);
    case 'hostile':
      return replacedAt(text, /(?=[\s\S])/g, dice.pick(HOSTILE), dice);
    case 'mistake':
      return mistaken(text, dice);
    case 'anything':
      return randomEdit(text, dice);
    default: {
      const isCrlf = text.includes('\r\n');
      const lines = text.split(/\r?\n/);
      const after = CHANGES[kind]?.(lines, dice, material);
      return after?.join(isCrlf ? '\r\n' : '\n');
    }
  }
}

function replacedAt(text: string, pattern: RegExp, replacement: string, dice: Dice): string {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const match = dice.pick(matches);
  return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
}

/** One document that is edited: mostly one edit after the other, at times letter by letter, taken back, or back where it could be read. */
export class Writing {
  text: string;
  /** The kind of the last edit. */
  kind = 'opened';
  readonly #material: Material;
  readonly #past: string[] = [];
  /** What is being typed: the texts that are still to come. */
  #coming: string[] = [];

  constructor(text: string, material: Material) {
    this.text = text;
    this.#material = material;
  }

  /** The next text. `broken`: the last one could not be read in whole. */
  next(dice: Dice, broken: boolean): string {
    const before = this.text;
    this.#edit(dice, broken);
    if (!broken) this.#past.push(before);
    if (this.#past.length > 8) this.#past.shift();
    return this.text;
  }

  #edit(dice: Dice, broken: boolean): void {
    const typed = this.#coming.shift();
    if (typed !== undefined) {
      this.text = typed;
      this.kind = 'typed';
      return;
    }
    const old = this.#past.at(-1 - dice.int(this.#past.length));
    if (old !== undefined && old !== this.text && dice.chance(broken ? 40 : 8)) {
      this.text = old;
      this.kind = 'taken back';
      return;
    }
    if (dice.chance(4)) {
      this.#coming = this.#typing(dice);
      this.text = this.#coming.shift() ?? this.text;
      this.kind = 'typed';
      return;
    }
    const edit = editOf(this.text, dice, this.#material);
    // Specs that grow and grow cost time and show nothing new.
    this.text = edit.text.length > LONGEST ? edit.text.slice(0, edit.text.lastIndexOf('\n', LONGEST) + 1) : edit.text;
    this.kind = edit.kind;
  }

  /** A line that is typed below another, a text a letter. */
  #typing(dice: Dice): string[] {
    const { text } = this;
    const at = dice.int(text.length + 1);
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = `\n${dice.pick(this.#material.lines)}`;
    return Array.from(line.slice(0, 40), (_, i) => text.slice(0, end) + line.slice(0, i + 1) + text.slice(end));
  }
}

/** UTF-16 units of a text that is edited. */
const LONGEST = 2000;
