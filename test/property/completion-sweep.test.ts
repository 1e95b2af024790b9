/**
 * Completion at every position of every example: it answers, what is accepted reads back as what it was offered for, and a whole host
 * or section brings no new error. Drawn by a seed; `SWEEP=all npx vitest run test/property/completion-sweep.test.ts` takes all.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completionsAt } from '../../server/language/completion';
import { contextsAt } from '../../server/language/context';
import type { CompletionItem } from '../../server/language/types';
import type { Snapshot } from '../../server/model/snapshot';
import { engine, snapshotOf } from '../support/analyse';
import { checkCompletion } from '../support/features';
import { acceptItem, rules } from '../support/language';

const ALL = process.env['SWEEP'] === 'all';
/** Milliseconds: many states, and a machine may be busy. */
const PATIENCE = ALL ? 3_600_000 : 120_000;
/** Proposals that are accepted at one position. */
const TAKEN = ALL ? Infinity : 1;
/** Positions are so far apart on average, and so are lines that are opened. */
const STEP = ALL ? 1 : 90;
const LINES = ALL ? 1 : 25;

const examples: readonly (readonly [string, string])[] = readdirSync('examples')
  .filter((name) => name.endsWith('.commspec.yaml'))
  .map((name) => [name.replace('.commspec.yaml', ''), readFileSync(`examples/${name}`, 'utf8')]);

/** Numbers from 0 to `below`, the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Unreadable lines and unknown keys. */
const troubles = (snapshot: Snapshot): readonly string[] =>
  [...snapshot.syntaxProblems, ...snapshot.structureProblems.filter(({ code }) => code === 'FMT001')].map(
    ({ code, message }) => `${code} ${message}`,
  );

/** The keys from the root to what stands at an offset, and the text of the scalar there. */
function placeIn({ tree }: Snapshot, offset: number): { readonly path: string; readonly source: string | undefined } {
  const nodes = tree.pathAt(offset);
  const path = nodes.flatMap((node, index) => {
    const child = nodes[index + 1];
    if (node.kind !== 'map' || child === undefined) return [];
    const entry = node.entries.find(({ key, value }) => key === child || value === child);
    return entry?.key.kind === 'scalar' ? [entry.key.source] : [];
  });
  const last = nodes.at(-1);
  return { path: path.join('.'), source: last?.kind === 'scalar' ? last.source : undefined };
}

/** What is wrong with the text after an item was accepted; undefined where it reads back as it was meant. */
function wrongIn(text: string, offset: number, before: Snapshot, item: CompletionItem): string | undefined {
  const typed = text.slice(item.replace.start, item.replace.end).trim();
  const after = acceptItem(text, item);
  const snapshot = snapshotOf(after);
  const brought = troubles(snapshot).length - troubles(before).length;
  // Another key over what belongs to the one before is the user's wish.
  if (brought > 0 && typed === '') return `brings ${troubles(snapshot).join('; ')}`;
  if (brought > 0 || item.kind === 'snippet' || item.kind === 'rule') return undefined;
  const shift = (item.also ?? [])
    .filter(({ span }) => span.start <= item.replace.start)
    .reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
  const start = after.indexOf(item.label, item.replace.start + shift);
  const place = placeIn(snapshot, start + 1);
  const paths = contextsAt(before.tree, offset).flatMap((context) =>
    'slot' in context ? [context.slot.path.join('.')] : [],
  );
  const meant = item.kind === 'key' ? paths.map((path) => (path === '' ? item.label : `${path}.${item.label}`)) : paths;
  if (!meant.includes(place.path)) return `stands at ${place.path}, not at ${meant.join(' or ')}`;
  return place.source === item.label ? undefined : `reads as ${String(place.source)}`;
}

/** Accepts some of the proposals at an offset; what goes wrong. */
function refused(text: string, offset: number, pick: (below: number) => number): readonly string[] {
  const before = snapshotOf(text);
  const items = checkCompletion(before, offset);
  const taken = items.length <= TAKEN ? items : Array.from({ length: TAKEN }, () => items[pick(items.length)]!);
  return taken.flatMap((item) => {
    const wrong = wrongIn(text, offset, before, item);
    const near = `${text.slice(Math.max(0, offset - 100), offset)}<|>${text.slice(offset, offset + 60)}`;
    return wrong === undefined ? [] : [`\`${item.label}\` ${wrong}\n${near}`];
  });
}

describe.each(examples)('in %s', (name, text) => {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(eol);
  const startOf = (line: number): number => lines.slice(0, line).reduce((sum, one) => sum + one.length + eol.length, 0);

  test(
    'every position answers',
    () => {
      const snapshot = snapshotOf(text);
      const pick = sequence(name.length);
      for (let offset = 0; offset <= text.length; offset += ALL ? 1 : 1 + pick(6)) checkCompletion(snapshot, offset);
    },
    PATIENCE,
  );

  test(
    'what is accepted at a position reads back',
    () => {
      const pick = sequence(name.length + 1);
      const wrong: string[] = [];
      for (let offset = pick(STEP); offset <= text.length; offset += 1 + pick(2 * STEP - 1))
        wrong.push(...refused(text, offset, pick));
      expect(wrong).toEqual([]);
    },
    PATIENCE,
  );

  test(
    'what is accepted on an empty line reads back, between any two lines and at any indentation',
    () => {
      const pick = sequence(name.length + 2);
      const wrong: string[] = [];
      for (let line = pick(LINES); line <= lines.length; line += 1 + pick(2 * LINES - 1)) {
        for (let column = ALL ? 0 : pick(13); column < 13; column += ALL ? 1 : 13) {
          const opened = [...lines.slice(0, line), ' '.repeat(column), ...lines.slice(line)].join(eol);
          wrong.push(...refused(opened, startOf(line) + column, pick));
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE,
  );
});

/** Errors that are certain, by what they say. */
const errorsIn = (text: string): readonly string[] =>
  engine
    .run(snapshotOf(text))
    .findings.filter(({ severity, advice }) => severity === 'error' && !advice)
    .map(({ code, message }) => `${code} ${message}`);

describe('whole hosts and sections', () => {
  const sound = examples.filter(([name, text]) => name !== 'broken' && !text.includes('\nextends:'));
  const drawn = sound.filter((_, index) => ALL || index % 5 === 1);
  test.each(drawn)(
    'bring no new error into %s',
    (_name, text) => {
      const before = errorsIn(text);
      const lines = text.split('\n');
      const seen = new Set<string>();
      const wrong: string[] = [];
      for (const [line, content] of lines.entries()) {
        // A new line above, in the column of the one that is there; an item of a list or a key of the root.
        const dash = /^( *)- /.exec(content);
        if (dash === null && !/^[a-z]/.test(content)) continue;
        const typed = dash === null ? '' : `${dash[1] ?? ''}- `;
        const opened = [...lines.slice(0, line), typed, ...lines.slice(line)].join('\n');
        const offset = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + typed.length;
        const tier = /tier: (\d)/.exec(lines.slice(0, line).findLast((one) => /tier: \d/.test(one)) ?? '')?.[1] ?? '';
        for (const item of completionsAt(snapshotOf(opened), offset, rules)) {
          const key = `${typed.length} ${tier} ${item.label}`;
          if (item.kind !== 'snippet' || seen.has(key)) continue;
          seen.add(key);
          const after = [...errorsIn(acceptItem(opened, item))];
          for (const error of before) if (after.includes(error)) after.splice(after.indexOf(error), 1);
          if (after.length > 0) wrong.push(`${item.label} in tier ${tier}: ${after.join('; ')}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE,
  );
});
