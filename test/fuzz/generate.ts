/** Makes cases: mutated seeds, alone or laid over one another, and edits of them. Case `n` of a seed is always the same. */
import { materialOf, Writing, type Material } from '../support/edits';
import { diceOf, HOSTILE, mistaken, randomEdit, randomText, type Dice } from '../support/specs';
import { applyEdit, filesAfter, SPEC, type Edit, type Files, type FuzzCase } from './case';

/** UTF-16 units; longer texts cost time and show nothing new. */
const LONGEST = 30_000;
const BASE = 'base.commspec.yaml';

const NUMBERS = [
  '0',
  '-1',
  '1e999',
  '.inf',
  '.nan',
  '0x1F',
  '1_000',
  '1.5',
  '99999999999999999999',
  '',
  '~',
  '"7"',
  '1,000',
  '7.10',
  '100%',
  '3 TB',
];

/** What cases are made of. */
export interface Stock {
  readonly seeds: readonly Files[];
  readonly material: Material;
}

export const stockOf = (seeds: readonly Files[]): Stock => ({
  seeds,
  material: materialOf(seeds.map((files) => files[SPEC] ?? '')),
});

/** The case of a number, from 0. */
export function caseOf({ seeds, material }: Stock, seed: number, number: number): FuzzCase {
  const dice = diceOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const files = mutatedFiles(startOf(seeds, dice), seeds, dice);
  const edits = dice.chance(15) ? writtenEdits(files, material, dice) : randomEdits(files, dice);
  const text = filesAfter({ files, edits, places: [], salt: 0 })[SPEC] ?? '';
  const places = Array.from({ length: 5 }, () => {
    const start = dice.int(text.length + 1);
    return { start, end: dice.chance(60) ? start : Math.min(text.length, start + dice.int(200)) };
  });
  return { files, edits, places, salt: dice.int(0x7fffffff) };
}

function startOf(seeds: readonly Files[], dice: Dice): Files {
  if (dice.chance(12)) return { [SPEC]: randomText(dice) };
  if (dice.chance(4)) return { [SPEC]: Array.from({ length: 1 + dice.int(30) }, () => dice.pick(HOSTILE)).join('') };
  const files = dice.pick(seeds);
  if (!dice.chance(20)) return files;
  const base = dice.chance(80) ? (dice.pick(seeds)[SPEC] ?? '') : randomText(dice);
  const over = dice.chance(50) ? base : (files[SPEC] ?? '');
  return { ...files, [BASE]: base, [SPEC]: `commspec: 1\nextends: ./${BASE}\n${someSections(over, dice)}` };
}

/** Some of the sections of a spec: what is laid over another rarely says everything again. */
function someSections(text: string, dice: Dice): string {
  const sections = text.replaceAll('\r', '').split(/^(?=[A-Za-z])/m);
  return sections.filter((section) => !/^(commspec|extends|\W)/.test(section) && dice.chance(60)).join('');
}

function mutatedFiles(files: Files, seeds: readonly Files[], dice: Dice): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      let result = text;
      for (let count = dice.chance(20) ? 0 : 1 + dice.int(7); count > 0; count--) result = mutated(result, seeds, dice);
      return [name, result.slice(0, LONGEST)];
    }),
  );
}

function mutated(text: string, seeds: readonly Files[], dice: Dice): string {
  const draw = dice.int(100);
  if (draw < 40) return randomEdit(text, dice);
  if (draw < 60) return mistaken(text, dice);
  if (draw < 75) return spliced(text, dice.pick(seeds)[SPEC] ?? '', dice);
  if (draw < 83) return replaceMatch(text, /\d[\w.]*/g, dice.pick(NUMBERS), dice);
  if (draw < 88) return repeated(text, dice);
  if (draw < 92)
    return replaceMatch(
      text,
      /(?<=: ).*$/gm,
      dice.pick(['', '[]', '{}', '~', '[~]', '""', '[[]]', '{ a: b }', '&a x', '*a', 'true']),
      dice,
    );
  if (draw < 94) return replaceMatch(text, /[A-Za-z][\w-]{2,}/g, 'x'.repeat(1 + dice.int(3000)), dice);
  if (draw < 95) return text.replaceAll(/\r?\n/g, dice.pick(['\r\n', '\r', '\n\n']));
  return shared(text, dice);
}

/** Items of lists that are the same by an alias. */
function shared(text: string, dice: Dice): string {
  let result = replaceMatch(text, /(?<=^ *- )(?=\S)/gm, '&a ', dice);
  for (let count = dice.int(3); count > 0; count--)
    result = replaceMatch(result, /(?<=^ *- )(?!&a )\S.*$/gm, '*a', dice);
  return result;
}

/** Puts a text in the place of one of the matches. */
function replaceMatch(text: string, pattern: RegExp, replacement: string, dice: Dice): string {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const match = dice.pick(matches);
  return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
}

/** Lines of another spec in the middle of this one. */
function spliced(text: string, other: string, dice: Dice): string {
  const lines = text.split('\n');
  const others = other.split('\n');
  const from = dice.int(others.length);
  lines.splice(dice.int(lines.length + 1), dice.int(3), ...others.slice(from, from + 1 + dice.int(15)));
  return lines.join('\n');
}

/** Some lines many times: hosts that are alike, keys that are given twice. */
function repeated(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const from = dice.int(lines.length);
  const piece = lines.slice(from, from + 1 + dice.int(6));
  lines.splice(from, 0, ...Array.from({ length: 1 + dice.int(15) }, () => piece).flat());
  return lines.join('\n');
}

/** A few edits, some of them as no person makes them. */
function randomEdits(files: Files, dice: Dice): readonly Edit[] {
  const edits: Edit[] = [];
  let current = files;
  for (let count = dice.chance(40) ? 0 : 1 + dice.int(5); count > 0; count--) {
    const file = dice.pick(Object.keys(current));
    const before = current[file] ?? '';
    const after = dice.chance(80) ? randomEdit(before, dice) : mistaken(before, dice);
    const look = dice.chance(70) ? 'everything' : dice.chance(50) ? 'hosts' : 'nothing';
    const edit: Edit = { file, ...difference(before, after), look };
    edits.push(edit);
    current = applyEdit(current, edit);
  }
  return edits;
}

/** Many edits as people make them, most of which nobody looks at. */
function writtenEdits(files: Files, material: Material, dice: Dice): readonly Edit[] {
  const writings = new Map(Object.entries(files).map(([file, text]) => [file, new Writing(text, material)]));
  return Array.from({ length: 10 + dice.int(30) }, (): Edit => {
    const [file, writing] = dice.pick([...writings]);
    const before = writing.text;
    const change = difference(before, writing.next(dice, dice.chance(20)));
    return { file, ...change, look: dice.chance(10) ? 'everything' : dice.chance(30) ? 'hosts' : 'nothing' };
  });
}

/** The smallest span that differs, and what stands there after. */
function difference(before: string, after: string): Pick<Edit, 'start' | 'end' | 'text'> {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = before.length;
  let shift = after.length - before.length;
  while (end > start && end + shift > start && before[end - 1] === after[end - 1 + shift]) end--;
  shift += end;
  return { start, end, text: after.slice(start, shift) };
}
