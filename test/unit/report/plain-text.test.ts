import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../../server/report/escape';
import { bullets, code, codeBlock, link, markdown, paragraphs, prose } from '../../../server/report/markup';
import { plainText } from '../../../server/report/plain-text';
import { payloads } from '../../support/payloads';

test('is what the Markdown says, without its signs', () => {
  const all = paragraphs([
    markdown`**${'a*b'}** (${code('c')}), *${'from [here]'}*: ${link(markdown`the ${code('page')}`, 'https://x/(1)')}`,
    bullets([prose('One of `imap` and `pop`'), markdown`${'- no item'}`]),
    codeBlock('yaml', 'a: *b\n```\n'),
    markdown`2 * 3`,
  ]);
  expect(plainText(all)).toBe(
    'a*b (c), from [here]: the page\n\n- One of imap and pop\n- - no item\n\na: *b\n```\n\n\n2 * 3',
  );
});

const onOneLine = (text: string): string => clean(text.replaceAll(/\s+/g, ' '));

test('gives texts back as they were', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...Object.values(payloads)),
    fc.string({ unit: fc.constantFrom(...Array.from('`\\*_[]()! .&#8;a')) }),
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = [onOneLine(one), onOneLine(other)];
      expect(plainText(markdown`**${one}**: ${other}`)).toBe(`${a}: ${b}`);
      expect(plainText(markdown`${link(markdown`${one}`, 'https://x')} ${other}`)).toBe(`${a} ${b}`);
    }),
  );
});

test('gives code back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('`\\*a .|')) }), (text) => {
      expect(plainText(markdown`${'x'} ${code(text)} ${'y'}`)).toBe(`x ${onOneLine(text)} y`);
    }),
  );
});
