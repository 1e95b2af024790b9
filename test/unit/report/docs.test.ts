/** The documentation says what is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { choicesPage } from '../../../scripts/choices-page';
import { compatibilityPage } from '../../../scripts/compatibility-page';
import { rulePages } from '../../../scripts/rule-pages';
import { formatPage, formatSections } from '../../../scripts/format-page';
import { rulesPage } from '../../../scripts/rules-page';
import { defaultSettings } from '../../../server/lsp/protocol';
import { rulesMarkdown } from '../../../server/report/findings/catalogue';
import { analyse, engine } from '../../support/analyse';

const PAGES = ['README.md', 'CHANGELOG.md', ...readdirSync('docs').map((name) => `docs/${name}`)];

test('docs/rules.md is up to date (`npm run docs` writes it)', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesPage(process.cwd()));
});

test('docs/format.md is up to date (`npm run docs` writes it)', () => {
  expect(readFileSync('docs/format.md', 'utf8')).toBe(formatPage());
});

test('docs/choices.md is up to date (`npm run docs` writes it)', () => {
  expect(readFileSync('docs/choices.md', 'utf8')).toBe(choicesPage(process.cwd()));
});

test('docs/compatibility.md is up to date (`npm run docs` writes it)', () => {
  const pages = rulePages(process.cwd());
  expect(readFileSync('docs/compatibility.md', 'utf8')).toBe(compatibilityPage((rule) => pages.get(rule)));
});

describe('the examples of docs/format.md', () => {
  const needed = ['commspec: 1', 'name: example', 'suite: 7u3', 'architecture: two-tier', 'tiers: []'];
  test.each(formatSections().map((section) => [section.path.join('.') || 'the root', section.example] as const))(
    '%s',
    (_, example) => {
      const keys = new Set([...example.matchAll(/^([a-z-]+):/gm)].map((match) => match[1]));
      const text = [...needed.filter((line) => !keys.has(line.split(':')[0])), example].join('\n');
      const { snapshot, findings } = analyse(text);
      // Names that stand elsewhere in a whole spec, and what the rules think of a fragment, are beside the point.
      const wrong = findings.filter(({ code }) => /^(YAML|FMT)/.test(code));
      expect(
        wrong.map(({ message }) => message),
        text,
      ).toEqual([]);
      expect(snapshot.tree.broken).toBe(false);
    },
  );
});

test('the list of rules has every rule once, those of an area without a title too', () => {
  const [first] = engine.rules;
  const rules = [...engine.rules, { ...first!, code: 'NEW001', title: 'A new area' }];
  const codes = [...rulesMarkdown(rules).text.matchAll(/^\| ([A-Z]+\d+) \|/gm)].map((row) => row[1]);
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
