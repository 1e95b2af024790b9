import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fit } from '../../../server/words/fuzzy';

describe('letters of a name', () => {
  test.each([
    ['mmp', 'mmp', true],
    ['MMP', 'front-mmp', true],
    ['fm', 'front-mmp', true],
    ['f mmp', 'front-mmp', true],
    ['', 'anything', true],
    ['pm', 'mp', false],
    ['mmmp', 'front-mmp', false],
    ['x', '', false],
  ])('%s in %s', (query, name, isIn) => {
    expect(fit(query, name) !== undefined).toBe(isIn);
  });

  test.each([
    ['a whole name before a part', 'mta', ['mta', 'mta-in', 'old-mta', 'smtata', 'main-tape-a']],
    ['words before letters anywhere', 'be', ['back-end', 'tube-x'].toReversed()],
    ['the beginnings of words before other letters', 'bd', ['back-door', 'abode']],
  ])('%s', (_, query, names) => {
    const scores = names.map((name) => fit(query, name) ?? -1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(names.length);
  });

  test('any choice of letters of a name is in it, and none that has another', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(fc.boolean(), { maxLength: 30 }), (name, chosen) => {
        const plain = name.toLowerCase();
        const query = [...Array(plain.length).keys()]
          .flatMap((i) => (chosen[i] === true ? [plain.charAt(i)] : []))
          .join('');
        expect(fit(query, plain)).toBeDefined();
        expect(fit(`${plain.replaceAll(/\s/g, '')}+`, plain)).toBeUndefined();
      }),
    );
  });
});
