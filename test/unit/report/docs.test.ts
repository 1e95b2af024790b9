/** The documentation says what is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulesPage } from '../../../scripts/rules-page';
import { defaultSettings } from '../../../server/lsp/protocol';
import { rulesMarkdown } from '../../../server/report/catalogue';
import { engine } from '../../support/analyse';

const PAGES = ['README.md', 'CHANGELOG.md', ...readdirSync('docs').map((name) => `docs/${name}`)];

test('docs/rules.md is up to date (`npm run docs` writes it)', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesPage(process.cwd()));
});

test('the list of rules has every rule once, those of an area without a title too', () => {
  const [first] = engine.rules;
  const rules = [...engine.rules, { ...first!, code: 'NEW001', title: 'A new area' }];
  const codes = [...rulesMarkdown(rules).matchAll(/^\| ([A-Z]+\d+) \|/gm)].map((row) => row[1]);
  expect(codes.sort()).toEqual(rules.map((rule) => rule.code).sort());
});

test.each(PAGES)('every link of %s leads somewhere', (page) => {
  const text = readFileSync(page, 'utf8');
  const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
  const local = links.filter((link) => !/^[a-z]+:/.test(link));
  expect(local.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
});

describe('docs/editors.md', () => {
  const text = readFileSync('docs/editors.md', 'utf8');

  test('lists the settings of the server with their defaults', () => {
    const rows = [...text.matchAll(/^\| `(\w+)` +\| .+ \| `(.+)` +\|$/gm)].map((row) => [row[1], row[2]]);
    expect(rows).toEqual(Object.entries(defaultSettings).map(([name, value]) => [name, JSON.stringify(value)]));
  });

  test('names rules that exist', () => {
    const codes = [...text.matchAll(/\b[A-Z]{2,4}\d{3}\b/g)].map((match) => match[0]);
    expect(codes).not.toEqual([]);
    expect(codes.filter((code) => engine.rule(code) === undefined)).toEqual([]);
  });
});
