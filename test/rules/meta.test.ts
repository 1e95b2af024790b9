/** The rules as a whole: names, texts, sources and the tables about them hold together. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { components, componentsOf, type ComponentId, type Product } from '../../server/catalog/components';
import { guide, guideLines } from '../../server/catalog/guide';
import { isAtLeast, isBefore, type Versioned } from '../../server/catalog/releases';
import { severity } from '../../server/catalog/vocabulary';
import { allRules } from '../../server/generated/rules';
import { Engine } from '../../server/engine/engine';
import { type Finding } from '../../server/engine/finding';
import { overlapsOf } from '../../server/engine/overlaps';
import { areaOf, type Rule, type VersionSpan } from '../../server/rules/rule';
import { spokenFor, type StoppedRule } from '../../server/rules/shapes/stopped';
import type { Model } from '../../server/model/model';
import type { Snapshot } from '../../server/model/snapshot';
import { staleHeads } from '../../scripts/rule-heads';
import { analyse, basesOf } from '../support/analyse';
import { readRulePage } from '../support/rule-page';

const FOLDER = 'server/rules';
/** What the engine finds itself while it reads a file; their areas share a folder. */
const FILE_AREAS = ['EXT', 'FMT', 'IGN', 'REF', 'YAML'];
const folderOf = (code: string): string => (FILE_AREAS.includes(areaOf(code)) ? 'file' : areaOf(code).toLowerCase());
const pageOf = (code: string): string => join(FOLDER, folderOf(code), `${code}.md`);

const files = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(join(FOLDER, entry.name)).map((file) => join(entry.name, file)));
const codes = new Set(allRules.map(({ code }) => code));

const duplicates = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, i) => texts.indexOf(text) !== i);

describe('names', () => {
  test('a module is called after its code and stands in the folder of its area', () => {
    const modules = files.filter((file) => /^[a-z]+\/[A-Z]+\d+\.ts$/.test(file)).sort();
    expect(modules).toEqual(allRules.map(({ code }) => join(folderOf(code), `${code}.ts`)).sort());
  });

  test('every rule has a page, every page a rule', () => {
    const pages = files.filter((file) => file.endsWith('.md')).sort();
    expect(pages).toEqual(allRules.map(({ code }) => join(folderOf(code), `${code}.md`)).sort());
  });

  test('codes are an area and three digits, each once', () => {
    expect([...codes].filter((code) => !/^[A-Z]{2,5}\d{3}$/.test(code))).toEqual([]);
    expect(duplicates(allRules.map(({ code }) => code))).toEqual([]);
  });

  test('names are up to eight words with hyphens, each once, and none is a code', () => {
    const name = /^[a-z][a-z0-9]*(-[a-z0-9]+){1,7}$/;
    expect(allRules.filter((rule) => !name.test(rule.name) || rule.name.length > 48).map(({ name: it }) => it)).toEqual(
      [],
    );
    expect(duplicates(allRules.map((rule) => rule.name))).toEqual([]);
  });

  test('only the engine has rules without a check', () => {
    expect(allRules.filter(({ code, check }) => check === undefined && folderOf(code) !== 'file')).toEqual([]);
  });

  test('of connections that firewalls stop, each group has one rule', () => {
    const groups = allRules.flatMap((rule): readonly string[] => (rule as StoppedRule).groups ?? []);
    expect(groups.sort()).toEqual([...spokenFor].sort());
  });
});

describe('texts', () => {
  test('titles are short sentences without a full stop, each once', () => {
    const wrong = allRules.filter(({ title }) => title.length > 90 || /[.\n]$/.test(title) || !/^[A-Z`]/.test(title));
    expect(wrong.map(({ code, title }) => `${code} ${title}`)).toEqual([]);
    expect(duplicates(allRules.map(({ title }) => title.toLowerCase()))).toEqual([]);
  });

  test('the page has the title of the rule', () => {
    for (const { code, title } of allRules.filter((rule) => existsSync(pageOf(rule.code)))) {
      expect(readFileSync(pageOf(code), 'utf8').split('\n')[0]).toBe(`# ${code}: ${title}`);
    }
  });

  test('the page has the line of the rule below its title (`npm run docs` writes it)', () => {
    expect(staleHeads(process.cwd(), false)).toEqual([]);
  });

  test('severities are of the known ones', () => {
    const known = Object.keys(severity.values).filter((value) => value !== 'off');
    expect(allRules.filter((rule) => !known.includes(rule.severity))).toEqual([]);
  });

  test('sources are lines of the guide, or the title of another document', () => {
    for (const { code, source } of allRules) {
      expect(source.length, code).toBeGreaterThan(0);
      for (const place of source) {
        const lines = guideLines(place);
        if (lines === undefined) expect(place, code).toMatch(/^(?!L\d)[A-Z].{3,80}$/);
        else
          expect(lines.first >= 1 && lines.first <= lines.last && lines.last <= guide.lines, `${code} ${place}`).toBe(
            true,
          );
      }
    }
  });
});

describe('what a rule stands above', () => {
  const overlaps = overlapsOf(allRules);
  const rows = [...overlaps].flatMap(([stronger, weaker]) => weaker.map((code) => ({ stronger, code })));

  test('are rules that there are', () => {
    expect(rows.filter(({ code }) => !codes.has(code))).toEqual([]);
  });

  test('is neither itself nor what stands above it', () => {
    const hides = (from: string, to: string, seen = new Set<string>()): boolean =>
      (overlaps.get(from) ?? []).some((code) => code === to || (!seen.has(code) && hides(code, to, seen.add(code))));
    expect([...overlaps.keys()].filter((code) => hides(code, code))).toEqual([]);
  });

  test('stands once and in order', () => {
    for (const [code, weaker] of overlaps) expect(weaker, code).toEqual([...new Set(weaker)].sort());
  });
});

/** The versions that a spec has of a product, or of a component. */
const versionsIn = (model: Model, of: Versioned): readonly string[] =>
  of === 'suite'
    ? [model.suite?.value ?? []].flat()
    : (of in components ? [of as ComponentId] : componentsOf(of as Product)).flatMap((id) => [
        ...model.of(id).flatMap((component) => model.versionOf(component)?.value ?? []),
        ...[model.serviceVersion(id)?.value ?? []].flat(),
      ]);

const isWithin = (version: string, { of, from, until }: VersionSpan): boolean =>
  (from === undefined || isAtLeast(version, from, of) === true) &&
  (until === undefined || isBefore(version, until, of) === true);

interface Analysed {
  readonly where: string;
  readonly text: string;
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

describe('what the examples of the pages find', async () => {
  const found: Analysed[] = [];
  for (const { code } of allRules.filter((rule) => existsSync(pageOf(rule.code)))) {
    for (const { text, line, files: beside } of readRulePage(readFileSync(pageOf(code), 'utf8')).examples) {
      const { snapshot, findings } = analyse(text, {}, await basesOf(text, beside));
      found.push({ where: `${code}.md:${line}`, text, snapshot, findings });
    }
  }
  const wrong = (test: (finding: Finding) => boolean): readonly string[] => [
    ...new Set(
      found.flatMap(({ where, findings }) =>
        findings.filter(test).map(({ code, message }) => `${where} ${code} ${message}`),
      ),
    ),
  ];

  test('show both sides of a rule that does not hold for every version', () => {
    const oneSided = allRules.flatMap(({ code, holds = [] }) => {
      const own = found.filter(({ where }) => where.startsWith(`${code}.md`));
      const has = (example: Analysed): boolean => example.findings.some((finding) => finding.code === code);
      const inside = (example: Analysed): boolean =>
        holds.some((span) => versionsIn(example.snapshot.model, span.of).some((version) => isWithin(version, span)));
      const outside = (example: Analysed): boolean =>
        holds.some(({ of }) => {
          const spans = holds.filter((span) => span.of === of);
          return versionsIn(example.snapshot.model, of).some(
            (version) => !spans.some((span) => isWithin(version, span)),
          );
        });
      return [
        ...(holds.length === 0 || own.some((example) => has(example) && inside(example)) ? [] : [`${code} inside`]),
        ...(holds.length === 0 || own.some((example) => !has(example) && outside(example)) ? [] : [`${code} outside`]),
      ];
    });
    expect(oneSided).toEqual([]);
  });

  test('messages are whole sentences of at most 400 characters', () => {
    expect(
      wrong(({ message }) => !/[.?]$/.test(message) || message.length > 400 || !/^[A-Z`“"\d]/.test(message)),
    ).toEqual([]);
  });

  test('messages show no inner workings', () => {
    expect(
      wrong(({ message }) =>
        /undefined|\[object|NaN|null\b|instancePath|oneOf|anyOf|must (have|NOT|match|be (string|number|integer|boolean|array|object|null|equal))|``|\n/.test(
          message.replace(/`[^`]*`/g, 'x'),
        ),
      ),
    ).toEqual([]);
    expect(wrong(({ message }) => (message.match(/`/g) ?? []).length % 2 === 1)).toEqual([]);
  });

  test('places lie in the text and on one line', () => {
    expect(wrong(({ range }) => range.start.line !== range.end.line)).toEqual([]);
    for (const { text, findings } of found)
      expect(findings.every(({ span, uri }) => !uri.endsWith('/spec.commspec.yaml') || span.end <= text.length)).toBe(
        true,
      );
  });

  test('no two findings say the same at the same place', () => {
    for (const { where, findings } of found) {
      expect(
        duplicates(findings.map(({ uri, span, message }) => `${uri} ${span.start}-${span.end} ${message}`)),
        where,
      ).toEqual([]);
    }
  });

  test('fixes are orders, each once a finding, and change something', () => {
    expect(
      wrong(({ fixes }) => fixes.some(({ title }) => !/^[A-Z][a-z]+ .*[^.\s]$/.test(title) || title.length > 120)),
    ).toEqual([]);
    expect(wrong(({ fixes }) => duplicates(fixes.map(({ title }) => title)).length > 0)).toEqual([]);
    expect(wrong(({ fixes }) => fixes.some((fix) => fix.edits().length === 0))).toEqual([]);
  });

  test('a safe fix is the one right answer: beside it nothing is offered', () => {
    expect(wrong(({ fixes }) => fixes.length > 1 && fixes.some(({ safe }) => safe))).toEqual([]);
  });

  test('a safe fix changes no fact of the business: a word that is no value at all is none yet', () => {
    const isSpelling = ({ code }: Finding): boolean => code === 'FMT001' || code === 'FMT002';
    expect(
      wrong((finding) => !isSpelling(finding) && finding.fixes.some((fix) => fix.safe && fix.changes() === 'business')),
    ).toEqual([]);
  });

  test('fixes of a finding do different things', () => {
    const effects = (fixes: Finding['fixes']): readonly string[] =>
      fixes.map((fix) => JSON.stringify([fix.uri, [...fix.edits()].sort((a, b) => a.span.start - b.span.start)]));
    expect(wrong(({ fixes }) => duplicates(effects(fixes)).length > 0)).toEqual([]);
  });

  test('each rule that stands above another hides it in some example', () => {
    // What the rules look at is known to the snapshot by now, so that engines with other overlaps cost nothing.
    const alone = allRules.map((rule): Rule => ({ ...rule, above: [] }));
    const bare = new Engine(alone);
    const hidden = new Set<string>();
    const count = (findings: readonly Finding[], wanted: string): number =>
      findings.filter(({ code }) => code === wanted).length;
    const rows = [...overlapsOf(allRules)].flatMap(([code, weaker]) => weaker.map((other) => ({ code, other })));
    const stronger = new Set(rows.map(({ code }) => code));
    for (const { snapshot, findings } of found) {
      if (!findings.some(({ code }) => stronger.has(code))) continue;
      const all = bare.run(snapshot).findings;
      for (const { code, other } of rows) {
        if (hidden.has(`${code} ${other}`) || count(all, code) === 0 || count(all, other) === 0) continue;
        const one = new Engine(alone.map((rule) => (rule.code === code ? { ...rule, above: [other] } : rule)));
        if (count(one.run(snapshot).findings, other) < count(all, other)) hidden.add(`${code} ${other}`);
      }
    }
    expect(rows.map(({ code, other }) => `${code} ${other}`).filter((row) => !hidden.has(row))).toEqual([]);
  });
});
