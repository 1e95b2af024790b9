/** Edits as changes of a text. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, editsOf, effectOf, landed, movesOf, untouched, type Pieces } from '../../../server/syntax/changes';
import { applyEdits, type TextEdit } from '../../../server/syntax/text-edit';
import { dice, runs, type Dice } from '../../support/specs';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

/** Edits that do not overlap, in any order. */
function randomEdits(text: string, random: Dice): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = random.int(4); at <= text.length; at += 1 + random.int(6)) {
    const end = Math.min(text.length, at + random.int(4));
    edits.push(edit(at, end, random.pick(['', 'x', 'ab', '\n'])));
    at = end;
  }
  return random.chance(50) ? edits : edits.reverse();
}

const TEXT = 'one\ntwo\ntwo\nthree\n';

test('edits are applied in one walk, in any order; of several at one place the first comes first', () => {
  expect(applyEdits('abc', [edit(3, 3, '!'), edit(1, 1, 'x'), edit(1, 2, 'B'), edit(1, 1, 'y')])).toBe('axyBc!');
});

test('several changes after each other are one', () => {
  fc.assert(
    fc.property(dice(), (random) => {
      let pieces: Pieces = untouched(TEXT.length);
      let text = TEXT;
      for (let round = random.int(4); round >= 0; round--) {
        const edits = randomEdits(text, random);
        pieces = changed(pieces, edits);
        text = applyEdits(text, edits);
        const whole = editsOf(pieces, TEXT);
        expect(applyEdits(TEXT, whole)).toBe(text);
        whole.slice(1).forEach(({ span }, index) => expect(span.start).toBeGreaterThan(whole[index]!.span.end));
        for (const { span, newText } of whole) expect(newText).not.toBe(TEXT.slice(span.start, span.end));
      }
    }),
    runs(500),
  );
});

test('what is put back is no change', () => {
  const pieces = changed(changed(untouched(TEXT.length), [edit(0, 3, 'ONE')]), [edit(0, 3, 'one')]);
  expect(editsOf(pieces, TEXT)).toEqual([]);
});

describe('an offset', () => {
  test('that no edit touches stays at its character; one that is touched goes to an end of what was written', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        const edits = randomEdits(TEXT, random);
        const after = applyEdits(TEXT, edits);
        const move = movesOf(edits);
        const places = landed(edits);
        for (let offset = 0; offset < TEXT.length; offset++) {
          const touched = places.filter((place) => place.edit.span.start <= offset && offset <= place.edit.span.end);
          const first = touched[0];
          if (first === undefined) {
            expect(after.charAt(move(offset, 'before'))).toBe(TEXT.charAt(offset));
            expect(move(offset, 'after')).toBe(move(offset, 'before'));
          } else {
            expect(move(offset, 'before')).toBe(first.span.start);
            expect(move(offset, 'after')).toBe(touched.at(-1)!.span.end);
          }
        }
        for (const { edit: own, span } of places) expect(after.slice(span.start, span.end)).toBe(own.newText);
      }),
      runs(300),
    );
  });
});

describe('what edits do', () => {
  test.each([
    ['a line with the break before or behind it', [edit(3, 7, '')], [edit(4, 8, '')]],
    ['a line above or below one like it', [edit(4, 8, '')], [edit(8, 12, '')]],
    ['what is written around', [edit(3, 3, '\nx')], [edit(4, 4, 'x\n')]],
    ['a value, whole or in part', [edit(4, 7, 'twin')], [edit(6, 7, 'in')]],
    ['one edit or two', [edit(0, 3, 'One')], [edit(0, 1, 'O'), edit(2, 3, 'e')]],
  ])('is the same: %s', (_, a, b) => {
    expect(applyEdits(TEXT, a)).toBe(applyEdits(TEXT, b));
    expect(effectOf(TEXT, a)).toBe(effectOf(TEXT, b));
  });

  test('differs where the text differs', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        const [a, b] = [randomEdits(TEXT, random), randomEdits(TEXT, random)];
        if (applyEdits(TEXT, a) !== applyEdits(TEXT, b)) expect(effectOf(TEXT, a)).not.toBe(effectOf(TEXT, b));
      }),
      runs(300),
    );
  });
});
