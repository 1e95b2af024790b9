import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clean,
  escapeAttribute,
  escapeCsv,
  escapeMarkdown,
  escapeXml,
  githubData,
  githubProperty,
  jsonText,
  oneLine,
  printable,
  printablePath,
} from '../../../server/report/escape';
import { readers } from '../../support/documents';
import { payloads } from '../../support/payloads';
import { runs } from '../../support/specs';

/** Any UTF-16, halves of pairs and control characters among it, and more of what means something to a format. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        ...'|\\`*_{}[]<>#!~&"\',;=+-@\t\r\n '.split(''),
        '\r\n',
        '&amp;',
        '<br>',
        '</td>',
        '\u202E',
        '\uFF1D',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('clean', () => {
  test.each([
    ['', ''],
    ['plain ünï 😀', 'plain ünï 😀'],
    ['a\tb\nc\r\n', 'a\tb\nc\r\n'],
    ['\u0000\u001B[31m\u007F\u009B', '\uFFFD\uFFFD[31m\uFFFD\uFFFD'],
    ['\uD83D', '\uFFFD'],
    ['\uDE00x\uD83D', '\uFFFDx\uFFFD'],
    ['\uFFFF', '\uFFFD'],
  ])('%j is %j', (text, expected) => expect(clean(text)).toBe(expected));

  test('leaves well-formed text that it leaves alone the second time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cleaned = clean(text);
        expect(Buffer.from(cleaned, 'utf8').toString('utf8')).toBe(cleaned);
        expect(clean(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe('for a terminal', () => {
  test.each([
    ['a\r\nb\rc\nd', 'a\nb\uFFFDc\nd'],
    ['user\u202Enimda', 'user\uFFFDnimda'],
  ])('%j is printed as %j', (text, expected) => expect(printable(text)).toBe(expected));

  test('one line is one line, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E]/u);
      }),
    );
    expect(oneLine('a \r\n\t b')).toBe('a b');
  });

  test('a path shows that it has a line break', () => expect(printablePath('a\nb\tc')).toBe('a\uFFFDb\uFFFDc'));
});

describe('JSON', () => {
  test.each([
    ['\u001B\u007F\u009B31m', String.raw`"\u001b\u007f\u009b31m"`],
    ['\u2028\u2029\uFEFF', String.raw`"\u2028\u2029\ufeff"`],
    ['a\u202Eb\u2066c\u200F', String.raw`"a\u202eb\u2066c\u200f"`],
    ['\uD83D', String.raw`"\ud83d"`],
    ['ünï 😀 办公室', '"ünï 😀 办公室"'],
  ])('%j is printed as %s', (text, expected) => {
    expect(jsonText(text)).toBe(`${expected}\n`);
    expect(jsonText({ [text]: 1 })).toBe(`{\n  ${expected}: 1\n}\n`);
  });

  test('holds nothing that a terminal obeys, and reads as what it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = jsonText({ [text]: [text] });
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [text]: [text] })));
      }),
    );
  });
});

describe('GitHub annotations', () => {
  test('a message or property is never the start of another command', () => {
    expect(githubData('100%\r\n::error::x')).toBe('100%25%0D%0A::error::x');
    expect(githubProperty('a:b,c\n')).toBe('a%3Ab%2Cc%0A');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(githubData(text)).not.toMatch(/[\r\n]|%(?!25|0D|0A)/);
        expect(githubProperty(text)).not.toMatch(/[\r\n:,]|%(?!25|0D|0A|3A|2C)/);
      }),
    );
  });
});

describe('XML', () => {
  const read = (text: string): string =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll('&amp;', '&');

  test('ends neither an element nor an attribute, and reads as what it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escapeXml(text)).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/);
        expect(read(escapeXml(text))).toBe(clean(text));
        expect(escapeAttribute(text)).not.toMatch(/[<>"\t\r\n]/);
        expect(read(escapeAttribute(text))).toBe(clean(text));
      }),
    );
  });
});

/** As it is shown: blanks in place of line breaks, and none around. The joiner behind an `@` is not seen. */
const shown = (text: string): string => clean(text.replaceAll(/\s+/g, ' ')).trim();
const seen = (text: string): string => text.replaceAll('\u2060', '').trim();

describe('Markdown', () => {
  describe.each(Object.entries(readers))('for %s', (_, read) => {
    test.each(Object.entries(payloads))('has no meaning for %s', (_name, text) => {
      const { kinds, text: written } = read(escapeMarkdown(text));
      expect(new Set(kinds)).toEqual(new Set(['paragraph', 'text']));
      expect(seen(written)).toBe(shown(text));
    });

    test.each(Object.entries(payloads))('stays in its cell: %s', (_name, text) => {
      const cell = escapeMarkdown(text);
      const { kinds, text: written } = read(`| a | b |\n| --- | --- |\n| ${cell} | ${cell} |\n`);
      expect(new Set(kinds.filter((kind) => !kind.startsWith('table')))).toEqual(new Set(['text']));
      expect(seen(written)).toBe(`ab${shown(text)}${shown(text)}`);
    });

    test('has no meaning for whatever it holds', () => {
      fc.assert(
        fc.property(hostile, (text) => {
          fc.pre(shown(text) !== '');
          const { kinds, text: written } = read(escapeMarkdown(text));
          expect(new Set(kinds)).toEqual(new Set(['paragraph', 'text']));
          expect(seen(written)).toBe(shown(text));
        }),
        runs(100),
      );
    });
  });

  test('leaves words and figures as they are', () => {
    for (const text of ['Two hosts, 12.5% (of 7.0.5).', '-1,250', '2 hosts', 'a - b', 'x: y/z'])
      expect(escapeMarkdown(text)).toBe(text);
  });
});

describe('CSV', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['a\nb', '"a\nb"'],
    ['=1+1', "'=1+1"],
    ['  =1+1', "'  =1+1"],
    ['+1 234', "'+1 234"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3+cmd|x', "'-2+3+cmd|x"],
    ['\t=1', '"\'\t\'=1"'],
    ['a;=1', '"a;\'=1"'],
    ['a; b', '"a; b"'],
    ['\r=1', '"\'\r=1"'],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    ['-5', '-5'],
    ['-1,250', '"-1,250"'],
    ['-12.5%', '-12.5%'],
    ['-5 users', "'-5 users"],
    ['443', '443'],
  ])('%j is %j', (text, expected) => expect(escapeCsv(text)).toBe(expected));
});
