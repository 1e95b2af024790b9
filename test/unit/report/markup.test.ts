import { describe, expect, expectTypeOf, test } from 'vitest';
import { clean } from '../../../server/report/escape';
import {
  bullets,
  code,
  codeBlock,
  html,
  htmlProse,
  joined,
  link,
  markdown,
  paragraphs,
  prose,
  svg,
  type Html,
  type Markdown,
  type Svg,
} from '../../../server/report/markup';
import { alive, htmlParts, readers, readGitHub, tablesOf, xmlParts } from '../../support/documents';
import { payloads } from '../../support/payloads';

describe('a template', () => {
  test('escapes text and numbers, and takes markup of its language as it is', () => {
    expect(markdown`**${'a*b'}** ${code('c')} ${-1} ${[markdown`_d_`, markdown`_e_`]}`.text).toBe(
      String.raw`**a\*b** ` + '`c` -1 _d__e_',
    );
    expect(svg`<text x="${1.5}" id="${'"<'}">${'&'}${svg`<g/>`}</text>`.text).toBe(
      '<text x="1.5" id="&quot;&lt;">&amp;<g/></text>',
    );
    expect(html`<p>${svg`<svg/>`}${html`<br>`}${'<br>'}</p>`.text).toBe('<p><svg/><br>&lt;br&gt;</p>');
  });

  test('has no place for markup of another language, and text is none', () => {
    expectTypeOf<string>().not.toExtend<Markdown>();
    expectTypeOf<{ text: string }>().not.toExtend<Markdown>();
    expectTypeOf<Html>().not.toExtend<Markdown>();
    expectTypeOf<Markdown>().not.toExtend<Html>();
    expectTypeOf<Markdown>().not.toExtend<Svg>();
    expectTypeOf<Markdown>().not.toExtend<string>();
    const wrong = [
      // @ts-expect-error -- Markdown is no HTML
      html`${markdown`a`}`,
      // @ts-expect-error -- a page may hold a drawing, a drawing no page
      svg`${html`a`}`,
      // @ts-expect-error -- what stands between parts is never text of a spec
      joined([markdown`a`], 'x' as string),
    ];
    expect(wrong.length).toBe(3);
  });

  test('is plain data, so that it goes through a message', () => {
    expect(structuredClone(svg`<svg/>`)).toEqual(JSON.parse(JSON.stringify(svg`<svg/>`)));
  });
});

test('paragraphs and items are those that are there', () => {
  expect(paragraphs([markdown`a`, undefined, markdown``, markdown`b`]).text).toBe('a\n\nb');
  expect(bullets([markdown`a`, undefined, markdown`b`]).text).toBe('- a\n- b');
});

/** As code shows it: blanks in place of line breaks; a reader may strip what is around, and a space for none. */
const shown = (text: string): string => clean(text.replaceAll(/\s+/g, ' ')).trim();
const seen = (text: string): string => text.replaceAll('\u2060', '').trim();

describe.each(Object.entries(readers))('for %s', (name, read) => {
  test.each(Object.entries(payloads))('%s is shown as code', (_, text) => {
    const { kinds, text: written } = read(code(text).text);
    // What holds a bar would end a cell, so it is no code.
    expect(new Set(kinds)).toEqual(new Set(['paragraph', text.includes('|') ? 'text' : 'inlineCode']));
    expect(seen(written)).toBe(shown(text));
  });

  test.each(Object.entries(payloads))('%s is shown as code in a cell', (_, text) => {
    const { kinds, text: written } = read(`| a | b |\n| --- | --- |\n| ${code(text).text} | c |\n`);
    expect(kinds.filter((kind) => kind === 'tableCell').length).toBe(name === 'hover' ? 0 : 4);
    expect(seen(written).replaceAll(' ', '')).toBe(`ab${shown(text)}c`.replaceAll(' ', ''));
  });

  test.each(Object.entries(payloads))('%s does nothing in a sentence', (_, text) => {
    const { kinds, text: written } = read(prose(`Set \`a\` to ${text}.`).text);
    expect(kinds[0]).toBe('paragraph');
    expect(new Set(kinds.slice(1))).toEqual(new Set(['text', 'inlineCode']));
    expect(written).toContain('Set ');
  });

  test.each(Object.entries(payloads))('%s does not end a block of code', (_, text) => {
    const { kinds } = read(`${codeBlock('yaml', `a: 1\n${text}\nb: 2`).text}\n\nend`);
    expect(kinds.filter((kind) => kind !== 'text')).toEqual(['code', 'paragraph']);
  });
});

test.each(Object.entries(payloads))('%s leads nowhere but to the address of the link', (_, text) => {
  const { kinds } = readGitHub(link(markdown`${text}`, '../a (b)/c d.md').text);
  expect(new Set(kinds)).toEqual(new Set(['paragraph', 'link', 'text']));
  expect(alive(markdown`| ${text} |`.text)).toEqual([]);
});

test.each(Object.entries(payloads))('%s is text in a page, and as code between back quotes', (_, text) => {
  const inside = text.replaceAll('`', "'");
  const page =
    html`<!doctype html><title>t</title><p>${htmlProse(`${text.replaceAll('`', '')} \`a${inside}\` end`)}</p>`.text;
  expect(htmlParts(page)).toEqual(new Set(['html', 'head', 'title', 'body', 'p', 'code']));
  expect(htmlProse(`\`a${inside}\``).text).toBe(html`<code>a${inside}</code>`.text);
});

test('a back quote without another is a back quote in a page', () => {
  expect(htmlProse('a ` b').text).toBe('a ` b');
  expect(htmlProse('set `<a>` to `b`, not ``').text).toBe('set <code>&lt;a&gt;</code> to <code>b</code>, not ``');
});

test('a table has its cells', () => {
  const rows = Object.values(payloads).map((text) => markdown`| ${text} | ${code(text)} | ${prose(text)} |`);
  const table = joined([markdown`| a | b | c |`, markdown`| --- | --- | --- |`, ...rows], '\n');
  expect(tablesOf(table.text)).toEqual([Array.from({ length: rows.length + 1 }, () => 3)]);
});

describe.each(Object.entries(payloads))('in XML and HTML, %s', (_, text) => {
  test('stays where it was put', () => {
    const drawing = svg`<svg id="${text}"><title>${text}</title></svg>`;
    expect([...xmlParts(drawing.text)]).toEqual(['svg', 'svg id', 'title']);
    const page = html`<p title="${text}">${text}</p>${drawing}`;
    expect([...htmlParts(page.text)]).toEqual(['html', 'head', 'body', 'p', 'p title', 'svg', 'svg id', 'title']);
  });
});
