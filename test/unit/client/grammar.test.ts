import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { components } from '../../../server/catalog/components';
import { format } from '../../../server/model/format';
import { parseQuantity, type QuantityKind } from '../../../server/model/quantity';

interface Rule {
  readonly match?: string;
  readonly name?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Rule[];
}
const grammar = JSON.parse(readFileSync('syntaxes/commspec.tmLanguage.json', 'utf8')) as {
  readonly repository: Readonly<Record<'ignore' | 'section' | 'value' | 'older', Rule>>;
};
const { ignore, section, value, older } = grammar.repository;

/** The patterns of a scope: one for VS Code's YAML grammar, one for that of before. */
const patternsOf = (name: string): readonly RegExp[] =>
  [section, ...(value.patterns ?? []), ...(older.patterns ?? [])]
    .filter((rule) => rule.name === name || Object.values(rule.captures ?? {}).some((capture) => capture.name === name))
    .map((rule) => new RegExp(rule.match ?? ''));

describe('the grammar', () => {
  it('knows every key of the top level', () => {
    const patterns = patternsOf('keyword.other.section.commspec');
    expect(patterns).toHaveLength(2);
    for (const pattern of patterns)
      expect(Object.keys(format.properties).filter((key) => !pattern.test(`${key}: x`))).toEqual([]);
    for (const pattern of patterns) expect(pattern.test('  tiers: x') || pattern.test('tiers-x: x')).toBe(false);
  });

  it('knows every component, and the whole of its name', () => {
    const patterns = patternsOf('support.type.component.commspec');
    expect(patterns).toHaveLength(2);
    for (const pattern of patterns) {
      const unknown = Object.keys(components).filter((id) => pattern.exec(`- ${id} # here`)?.[0] !== id);
      expect(unknown).toEqual([]);
      expect(pattern.test('- my-mta') || pattern.test('- mta-1')).toBe(false);
    }
  });

  const amounts: readonly [QuantityKind, string][] = [
    ['size', '4 GB'],
    ['size', '1.5TiB'],
    ['share', '99.99%'],
    ['duration', '20 ms'],
    ['duration', '3 months'],
    ['downtime', '4 h/month'],
    ['bandwidth', '100 Mbit/s'],
    ['rate', '200 /min'],
  ];
  it.each(amounts)('knows a %s: %s', (kind, text) => {
    expect(parseQuantity(kind, text)).toBeDefined();
    for (const pattern of patternsOf('keyword.other.unit.commspec')) {
      const found = pattern.exec(`x: ${text} # here`);
      expect(`${found?.[1] ?? ''}|${found?.[2] ?? ''}`).toBe(/^([\d.]+) ?(.+)$/.exec(text)?.slice(1).join('|'));
    }
  });

  it('knows a comment that ignores a rule', () => {
    const found = new RegExp(ignore.match ?? '').exec('# commspec-ignore SCH005, LB001: planned');
    expect(found?.slice(1)).toEqual(['commspec-ignore', ' SCH005, LB001']);
    const named = new RegExp(ignore.match ?? '').exec(
      '# commspec-ignore compatibility-mode-without-end, lb001: planned',
    );
    expect(named?.slice(1)).toEqual(['commspec-ignore', ' compatibility-mode-without-end, lb001']);
  });
});
