/** The language features at every position of realistic specs, whole and half typed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actionsAt } from '../../server/language/actions';
import { completionsAt } from '../../server/language/completion';
import { prepareRenameAt, renameAt } from '../../server/language/rename';
import type { Snapshot } from '../../server/model/snapshot';
import { engine, snapshotOf } from '../support/analyse';
import { checkPosition, checkWhole } from '../support/features';
import { acceptItem, edited, rules } from '../support/language';

const read = (name: string): string => readFileSync(`test/fixtures/${name}.commspec.yaml`, 'utf8');
const samples: Readonly<Record<string, string>> = {
  provider: read('provider'),
  office: read('office'),
  'office with CRLF': read('office').replaceAll('\n', '\r\n'),
};

/** Numbers from 0 to `below`, the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every `step`th number below `end`, from a different one for every sample. */
const every = (step: number, end: number): number[] =>
  Array.from({ length: Math.ceil(end / step) }, (_, index) => index * step);

describe.each(Object.entries(samples))('%s', (_name, text) => {
  test('is a clean spec', () => {
    const snapshot = snapshotOf(text);
    expect(snapshot.syntaxProblems).toEqual([]);
    expect(snapshot.structureProblems.map(({ message }) => message)).toEqual([]);
  });

  test('every position of the whole text answers', () => {
    const snapshot = snapshotOf(text);
    checkWhole(snapshot);
    for (let offset = 0; offset <= text.length; offset++) checkPosition(snapshot, offset);
  });

  test('every text on the way to it answers', () => {
    for (const length of every(5, text.length)) {
      const snapshot = snapshotOf(text.slice(0, length));
      checkPosition(snapshot, length);
      if (length % 2 === 0) checkWhole(snapshot);
    }
  });

  test('a line that is typed in the middle answers at every key', () => {
    for (const offset of every(6, text.length)) {
      const rest = text.slice(offset).search(/\r?\n/);
      const half = text.slice(0, offset) + (rest < 0 ? '' : text.slice(offset + rest));
      checkPosition(snapshotOf(half), offset);
    }
  });
});

/** Unreadable lines, and with `keys` also unknown keys, which an item gives that is inserted at the wrong place or column. */
function troubles(snapshot: Snapshot, keys = true): string[] {
  const structure = keys ? snapshot.structureProblems.filter(({ code }) => code === 'FMT001') : [];
  return [...snapshot.syntaxProblems, ...structure].map(({ code, message }) => `${code} ${message}`);
}

/** What goes wrong when proposals are accepted at an offset; `pick` chooses which. */
function refused(text: string, offset: number, pick: (below: number) => number, most: number): string[] {
  const snapshot = snapshotOf(text);
  const items = completionsAt(snapshot, offset, rules);
  const chosen = new Set(items.length <= most ? items : Array.from({ length: most }, () => items[pick(items.length)]!));
  const bad: string[] = [];
  for (const item of chosen) {
    // Another key over what belongs to the one before is the user's wish.
    const fresh = text.slice(item.replace.start, item.replace.end).trim() === '';
    const after = acceptItem(text, item);
    const found = troubles(snapshotOf(after), fresh);
    if (found.length > troubles(snapshot, fresh).length) {
      const near = `${text.slice(Math.max(0, offset - 120), offset)}<|>${text.slice(offset, offset + 120)}`;
      bad.push(`${near}\n--- ${item.label} ${JSON.stringify(item.insertText)} gives ${found.join('; ')}`);
    }
  }
  return bad;
}

const isOpen = (line: string): boolean =>
  (line.match(/[[{]/g)?.length ?? 0) !== (line.match(/[\]}]/g)?.length ?? 0) ||
  (line.match(/["']/g)?.length ?? 0) % 2 === 1;

describe.each(Object.entries(samples))('accepting in %s', (_name, text) => {
  test('leaves it readable, wherever the cursor is', () => {
    const pick = sequence(7);
    for (let offset = 0; offset <= text.length; offset += 1 + pick(4))
      expect(refused(text, offset, pick, 1)).toEqual([]);
  });

  test('leaves it readable on an empty line between any two lines, at any indentation', () => {
    const pick = sequence(11);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const lines = text.split(eol);
    for (let line = 0; line < lines.length; line++) {
      const column = pick(13);
      const opened = [...lines.slice(0, line), ' '.repeat(column), ...lines.slice(line)];
      const offset = opened.slice(0, line).reduce((sum, one) => sum + one.length + eol.length, 0) + column;
      expect(refused(opened.join(eol), offset, pick, 4)).toEqual([]);
    }
  });

  test('does not make a half-typed line worse', () => {
    const pick = sequence(13);
    for (const start of every(5, text.length)) {
      const offset = Math.min(text.length, start + pick(5));
      const rest = text.slice(offset).search(/\r?\n/);
      const half = text.slice(0, offset) + (rest < 0 ? '' : text.slice(offset + rest));
      // What an open bracket or quote makes of the lines below is anybody's guess.
      if (!isOpen(half.slice(half.lastIndexOf('\n', offset - 1) + 1, offset)))
        expect(refused(half, offset, pick, 2)).toEqual([]);
    }
  });

  test('leaves every text on the way to it readable', () => {
    const pick = sequence(17);
    for (const start of every(9, text.length)) {
      const length = Math.min(text.length, start + pick(9));
      // Nobody types half a line break.
      if (text.charAt(length - 1) === '\r') continue;
      expect(refused(text.slice(0, length), length, pick, 2)).toEqual([]);
    }
  });
});

describe.each(Object.entries(samples))('actions in %s', (_name, text) => {
  test('leave it readable', () => {
    const snapshot = snapshotOf(text);
    const findings = engine.run(snapshot);
    const pick = sequence(19);
    for (const start of every(17, text.length)) {
      const offset = Math.min(text.length, start + pick(17));
      for (const action of actionsAt(snapshot, findings, { start: offset, end: offset })) {
        const after = edited(text, action.edits());
        expect(troubles(snapshotOf(after)), `${action.title}\n${after}`).toEqual([]);
      }
    }
  });

  test('renaming keeps every reference', () => {
    const snapshot = snapshotOf(text);
    const dangling = (other: Snapshot): string[] =>
      other.links
        .filter((link) => link.role === 'reference' && !link.builtIn && !isGiven(other, link.kind, link.name))
        .map((link) => link.name);
    const seen = new Set<string>();
    for (let offset = 0; offset <= text.length; offset++) {
      const target = prepareRenameAt(snapshot, offset);
      if (target === undefined || seen.has(`${target.kind} ${target.name}`)) continue;
      seen.add(`${target.kind} ${target.name}`);
      const result = renameAt(snapshot, offset, 'yes: [new]');
      if ('error' in result) throw new Error(result.error);
      const after = snapshotOf(edited(text, result.edits));
      expect(troubles(after)).toEqual([]);
      expect(dangling(after)).toEqual(dangling(snapshot));
      expect(after.links.filter((link) => link.name === target.name && link.kind === target.kind)).toEqual([]);
    }
    expect(seen.size).toBeGreaterThan(3);
  });
});

describe('odd texts', () => {
  const pieces = [
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '- ',
    ': ',
    ':',
    '#',
    ' #',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '  ',
    '|',
    '>',
    '&a',
    '*a',
    '<<: *a',
    '?',
    '---\n',
    '\uFEFF',
    '😀',
    ',',
    '%',
    '\0',
    'tiers:',
    'note: |\n',
  ];

  test('answer wherever the cursor is', () => {
    const pick = sequence(23);
    for (let round = 0; round < 160; round++) {
      let text = samples['office']!;
      for (let change = 0; change <= pick(4); change++) {
        const at = pick(text.length + 1);
        text = text.slice(0, at) + pieces[pick(pieces.length)]! + text.slice(at + pick(3) * pick(20));
      }
      const snapshot = snapshotOf(text);
      checkWhole(snapshot);
      for (let look = 0; look < 4; look++) {
        const offset = pick(text.length + 1);
        checkPosition(snapshot, offset);
        for (const action of actionsAt(snapshot, { findings: [], suppressed: 0 }, { start: offset, end: offset }))
          action.edits();
      }
    }
  });

  test.each([
    ['nothing', ''],
    ['brackets without end', '['.repeat(3000)],
    ['braces without end', '{a: '.repeat(3000)],
    ['dashes without end', '- '.repeat(3000)],
    ['steps without end', Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ['one long line', `note: "${' #'.repeat(20_000)}" #`],
    ['hashes in brackets', `external: ["${' #'.repeat(20_000)}"] #`],
    ['one long key', 'a'.repeat(50_000)],
    ['empty lines', '\n'.repeat(20_000)],
    ['lone CR', 'commspec: 1\rname: a\r\r'],
  ])('answer: %s', (_name, text) => {
    const snapshot = snapshotOf(text);
    checkWhole(snapshot);
    for (const offset of [0, 1, text.length >> 1, text.length - 1, text.length])
      checkPosition(snapshot, Math.max(0, offset));
  });
});

const isGiven = (snapshot: Snapshot, kind: string, name: string): boolean =>
  (kind === 'host' && snapshot.model.host(name) !== undefined) ||
  snapshot.links.some((link) => link.role === 'definition' && link.kind === kind && link.name === name);
