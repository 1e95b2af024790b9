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
    ['\u009B31m\u007F', '"\\u009B31m\\u007F"'],
    ['a\u2028b\u2029', '"a\\u2028b\\u2029"'],
    ['user\u202Enimda\u2069\u200F', '"user\\u202Enimda\\u2069\\u200F"'],
    ['\u001B\n', '"\\u001b\\n"'],
    ['ünï 😀', '"ünï 😀"'],
  ])('%j is written as %s', (text, expected) => expect(jsonText(text)).toBe(expected));

  test('reads as what it was, and is plain text for a terminal', () => {
    fc.assert(
      fc.property(hostile, hostile, (key, text) => {
        const written = jsonText({ [key]: [text] });
        expect(JSON.parse(written)).toEqual({ [key]: [text] });
        expect(written.replaceAll('\n', '')).toBe(printable(written).replaceAll('\n', ''));
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

describe('Markdown', () => {
  /** Cells of a table row, as GFM takes it apart: at bars without a backslash before them. */
  function cells(row: string): string[] {
    const found: string[] = [];
    let cell = '';
    for (let at = 0; at < row.length; at++) {
      const char = row.charAt(at);
      if (char === '|') {
        found.push(cell.trim());
        cell = '';
      } else cell += char === '\\' ? char + row.charAt(++at) : char;
    }
    return found.slice(1);
  }
  const read = (cell: string): string => cell.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');

  test('stays in its cell, and reads as what it was', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (texts) => {
        const row = `| ${texts.map(escapeMarkdown).join(' | ')} |`;
        expect(row).not.toMatch(/[\r\n]/);
        expect(cells(row).map(read)).toEqual(texts.map((text) => clean(text.replaceAll(/\s+/g, ' ')).trim()));
      }),
    );
  });

  test.each(['<img src=x onerror=y>', '[a](javascript:b)', '&lt;', '**b**', '`c`', '~~d~~', '![e](f)', 'a\rb'])(
    '%j has no meaning',
    (text) => {
      expect(escapeMarkdown(text).replaceAll(/\\[!-~]/g, '')).not.toMatch(/[<>[\]*`~!&\r\n]/);
    },
  );
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
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    ['-5', '-5'],
    ['-1,250', '"-1,250"'],
    ['-12.5%', '-12.5%'],
    ['-5 users', "'-5 users"],
    ['443', '443'],
  ])('%j is %j', (text, expected) => expect(escapeCsv(text)).toBe(expected));
});
