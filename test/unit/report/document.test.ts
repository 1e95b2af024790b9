/** The document of a spec: everything in one file, for people who do not have the tool. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Findings } from '../../../server/engine/engine';
import type { Snapshot } from '../../../server/model/snapshot';
import { buildReport } from '../../../server/report/build';
import { documentOf, type ReportDocument } from '../../../server/report/document/document';
import { allDocumentFormats, madeOn, writeDocument } from '../../../server/report/document/document-formats';
import { engine, snapshotOf } from '../../support/analyse';
import { alive, htmlParts } from '../../support/documents';
import { filled, pick, PLACES, TEXTS } from '../../support/payloads';

const MADE = madeOn('2026-11-30', '1.2.3');
const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml') && !name.includes('staging'));

interface Subject {
  readonly snapshot: Snapshot;
  readonly findings: () => Findings;
}

function subjectOf(text: string): Subject {
  const snapshot = snapshotOf(text);
  const findings = engine.run(snapshot);
  return { snapshot, findings: () => findings };
}

const exampleNamed = (name: string): Subject => subjectOf(readFileSync(join('examples', name), 'utf8'));
const htmlOf = (subject: Subject): string => writeDocument('html', subject, MADE);
const markdownOf = (subject: Subject): string => writeDocument('markdown', subject, MADE);
const sectionsOf = ({ chapters }: ReportDocument) => chapters.flatMap(({ sections }) => sections);
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');
const flat = (text: string): string => text.replace(/[`\s]+/g, '');
/** What a reader sees of markup, without spaces. */
const textOf = (markup: string): string =>
  flat(
    markup
      .replace(/<style>[^]*?<\/style>|<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );

describe.each(examples)('the document of %s', (name) => {
  const subject = exampleNamed(name);
  const html = htmlOf(subject);

  test('has a chapter for each of its contents', () => {
    const contents = all(html.slice(0, html.indexOf('</nav>')), /href="#([^"]*)"/g);
    expect(contents.length).toBeGreaterThan(4);
    const chapters = all(html, /<div class="chapter[^"]*" id="([^"]*)"/g);
    expect(chapters).toEqual(contents);
    const ids = all(html, / id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    // Every note is written once and used, in the order of the marks that lead to it.
    expect([...new Set(all(html, /<sup class="source"><a href="#([^"]*)"/g))]).toEqual(
      ids.filter((id) => !contents.includes(id)),
    );
  });

  test('has every figure with its formula, and the source of each', () => {
    const notes = new Map([...html.matchAll(/<li id="(source-\d+)">([^]*?)<\/li>/g)].map(([, id, text]) => [id, text]));
    const sizing = buildReport('sizing', subject);
    const rows = sizing.sections.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
    const explained = rows.flatMap(({ cells }) => cells.flatMap(({ explain }) => explain ?? []));
    expect(explained.length).toBeGreaterThan(4);
    const sheet = textOf(html);
    for (const { cells } of rows) {
      for (const { text } of cells) expect(sheet).toContain(flat(text));
      for (const { explain = '' } of cells) {
        const [own = '', source] = explain.split(/(?:^|\s)Source: /);
        expect(sheet).toContain(flat(own));
        if (source !== undefined)
          expect([...notes.values()].map((note) => textOf(note ?? ''))).toContain(flat(source.replace(/\.$/, '')));
      }
    }
    // Every row leads to the note that its explanation names.
    for (const [, number = ''] of html.matchAll(/href="#source-(\d+)"/g))
      expect(notes.has(`source-${number}`)).toBe(true);
  });

  test('has what the port table says, once for all rows or in the row', () => {
    const chapter = html.slice(html.indexOf('id="ports"'), html.indexOf('id="firewall-rules"'));
    const sheet = textOf(chapter);
    for (const { matrix, tables } of documentOf(subject).chapters.find(({ id }) => id === 'ports')?.sections ?? []) {
      expect(matrix === undefined || chapter.includes('class="matrix"')).toBe(true);
      for (const { columns, rows } of tables)
        for (const { cells, group } of rows)
          cells.forEach(({ text }, i) => {
            if (
              columns[i]?.grouped === true &&
              group !== undefined &&
              cells[0]?.status !== 'bad' &&
              cells[0]?.status !== 'warning'
            )
              expect(sheet).toContain(flat(group));
            else expect(sheet).toContain(flat(text));
          });
    }
  });

  test('has headings without gaps', () => {
    const levels = all(html, /<h([1-6])[ >]/g).map(Number);
    expect(levels[0]).toBe(1);
    levels.forEach((level, i) => {
      expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test('names every finding in both formats', () => {
    for (const { code } of subject.findings().findings) {
      expect(html).toContain(code);
      expect(markdownOf(subject)).toContain(code);
    }
  });

  test('puts what a page folds behind what it shows', () => {
    const { chapters, details } = documentOf(subject);
    for (const { sections } of chapters) for (const { folded } of sections) expect(folded).not.toBe(true);
    for (const { sections } of details) for (const { folded } of sections) expect(folded).toBe(true);
  });
});

test('what is assumed and what is not given is told in the last chapter, and there alone', () => {
  const { chapters, details } = documentOf(exampleNamed('two-tier.commspec.yaml'));
  const last = chapters.at(-1)!;
  expect(last.title).toBe('Assumptions and what is not given');
  const told = last.sections.map(({ heading }) => heading);
  expect(told).toEqual(expect.arrayContaining(['Choices', 'Not given']));
  const why = last.sections.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));
  expect(why.filter(({ explain }) => explain === 'Source: .')).toEqual([]);
  for (const chapter of [...chapters.slice(0, -1), ...details])
    for (const { heading } of chapter.sections) expect(told).not.toContain(heading);
});

test('long lists of names have room, and begin a sheet where they fill it', () => {
  const hosts = Array.from(
    { length: 400 },
    (_, i) => `      - { name: relay${i}, zone: dmz, components: [mta-inbound] }\n`,
  );
  const html = htmlOf(
    subjectOf(`commspec: 1
name: many
suite: 7u3
firewalls: [ { name: outer, between: [internet, dmz], allow: [smtp] } ]
tiers:
  - tier: 1
    hosts:
${hosts.join('')}`),
  );
  expect(html).toContain('<td class="long">relay0, relay1, ');
  expect(html).toContain('<div class="chapter" id="firewall-rules">');
  expect(htmlOf(exampleNamed('single-host.commspec.yaml'))).toContain('<div class="chapter follows"');
});

test('the firewalls have a chapter, whether or not each host has a row', () => {
  const subject = exampleNamed('two-tier.commspec.yaml');
  for (const each of [false, true]) {
    const chapter = documentOf({ ...subject, each }).chapters.find(({ id }) => id === 'firewall-rules');
    expect(chapter?.title).toBe('What the firewalls must let through');
    expect(chapter?.sections[0]?.tables[0]?.rows.length).toBeGreaterThan(0);
  }
});

test('what most rows of a table say is told above it, and what a row lacks is told in the row', () => {
  const html = htmlOf(exampleNamed('two-tier.commspec.yaml'));
  const ports = html.slice(html.indexOf('id="ports"'), html.indexOf('id="firewall-rules"'));
  const usual = '<span class="aside"><b>Transport</b> tcp</span>';
  expect(ports.split(usual)).toHaveLength(2);
  expect(ports).toContain('<span class="aside"><b>Transport</b> ');
  expect(ports).toContain('<p class="usual">Where a row says nothing else: ');
});

test('what a firewall blocks has its zones and firewalls in the row', () => {
  const text = readFileSync('examples/two-tier.commspec.yaml', 'utf8');
  const rowOf = (spec: string): string =>
    textOf(htmlOf(subjectOf(spec))).split('PurposeMailfromtheInternet,byMXrecords')[1] ?? '';
  const own = /^[^]{0,120}FromzoneinternetTozonedmzFirewallsouter:blocked/;
  expect(rowOf(text.replace('allow: [smtp, ', 'allow: ['))).toMatch(own);
  expect(rowOf(text)).toMatch(/^Componentsothermailsystems/);
  expect(rowOf(text)).not.toMatch(/^[^]{0,120}Fromzone/);
});

test('a banner stands inside of what is read', () => {
  const html = htmlOf(exampleNamed('broken.commspec.yaml'));
  expect(html.indexOf('<main>')).toBeLessThan(html.indexOf('class="banner"'));
});

test('a source that several figures share is written once', () => {
  const html = htmlOf(exampleNamed('two-tier.commspec.yaml'));
  const notes = all(html, /<li id="source-\d+">([^]*?)<\/li>/g);
  expect(notes.length).toBeGreaterThan(20);
  expect(new Set(notes).size).toBe(notes.length);
  expect(html).not.toContain('Source: Planning');
});

test('what comments take out stands there with its reason', () => {
  const text = readFileSync('examples/broken.commspec.yaml', 'utf8');
  const { code, range } = subjectOf(text)
    .findings()
    .findings.find(({ advice }) => !advice)!;
  const lines = text.split('\n');
  lines[range.start.line] = `${lines[range.start.line]!} # commspec-ignore ${code}: agreed with the board`;
  const subject = subjectOf(lines.join('\n'));
  expect(subject.findings().suppressed).toBeGreaterThan(0);
  for (const format of allDocumentFormats)
    expect(writeDocument(format, subject, MADE)).toContain('agreed with the board');
});

test('when and by what it was made stands in it once', () => {
  const subject = exampleNamed('office.commspec.yaml'.replace('office', 'single-host'));
  expect(htmlOf(subject).split(`<p class="made">${MADE}</p>`).length).toBe(2);
  expect(markdownOf(subject)).toContain('Made on 2026');
});

const PLAIN = subjectOf(filled((place) => place.replaceAll(' ', '-')));
/** What the page of a harmless spec consists of, and marks that only some rows have. */
const PARTS = new Set([
  ...htmlParts(htmlOf(PLAIN)),
  ...[
    'p class',
    'p role',
    'span class',
    'span aria-label',
    'span role',
    'span',
    'br',
    'g',
    'path stroke-dasharray',
    'th class',
    'code',
  ],
]);

describe.each(TEXTS.map((text, turn) => ({ text, turn })).filter(({ turn }) => turn % 4 === 0))(
  'names, turn $turn',
  ({ turn }) => {
    test('stay text', () => {
      const subject = subjectOf(filled((place) => pick(turn + PLACES.indexOf(place))));
      const html = htmlOf(subject);
      for (const part of htmlParts(html)) if (!PARTS.has(part)) expect.fail(part);
      // The running head is in the style sheet: nothing of it ends a string, a rule or the element.
      for (const text of all(html, /content:"((?:[^"\\]|\\[0-9a-f]+ )*)"/g))
        expect(text).toMatch(/^[\w ().]*$|^(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*$/);
      expect(
        all(
          html,
          /@page\{(@top-left\{content:"[^"<]*"\}@top-right\{content:"Deployment report"\}@bottom-left\{content:"[^"<]*"\}\})<\/style>/g,
        ),
      ).toHaveLength(1);
      expect(alive(markdownOf(subject).replace(/```mermaid\n[^]*?\n```/g, ''))).toEqual([]);
    });
  },
);

test('a spec that says nothing has a document', () => {
  for (const format of allDocumentFormats) expect(writeDocument(format, subjectOf(''), MADE)).toContain('Deployment');
  expect(sectionsOf(documentOf(subjectOf(''))).length).toBeGreaterThan(0);
});

test('what a rule says of many hosts alike is one row with all of them, and other numbers are other rows', () => {
  const hosts = Array.from(
    { length: 60 },
    (_, i) => `      - { name: mmp-${String(i).padStart(2, '0')}, cpus: ${i === 7 ? 12 : 8}, components: [mmp] }`,
  );
  const subject = subjectOf(
    `commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\ntiers:\n  - tier: 1\n    hosts:\n${hosts.join('\n')}\n`,
  );
  const rows = documentOf(subject)
    .chapters.find(({ id }) => id === 'findings')
    ?.sections.flatMap(({ tables }) => tables.flatMap((table) => table.rows))
    .map(({ cells }) => cells.map(({ text }) => text));
  expect(subject.findings().findings.filter(({ code }) => code === 'SIZ010')).toHaveLength(60);
  const told = (rows ?? []).filter((cells) => cells.some((text) => text.startsWith('SIZ010')));
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "warning",
        "8 and 58 more",
        "An MMP is one process: it does best on two processors and scales poorly beyond four, and \`mmp-00\` has 8; use more hosts with 2 processors each. The same of mmp-01 … mmp-59 (58 hosts).",
        "SIZ010 multiplexor-cpus-beyond-gain",
        "Planning guide, chapter 12, line 3131; Planning guide, chapter 12, lines 3133-3135",
      ],
      [
        "warning",
        "15",
        "An MMP is one process: it does best on two processors and scales poorly beyond four, and \`mmp-07\` has 12; use more hosts with 2 processors each.",
        "SIZ010 multiplexor-cpus-beyond-gain",
        "Planning guide, chapter 12, line 3131; Planning guide, chapter 12, lines 3133-3135",
      ],
    ]
  `);
  // Who is meant stands below.
  const listed = (rows ?? []).find(([name]) => name?.includes('mmp-01') === true)?.at(-1);
  expect(listed?.split(', ')).toHaveLength(58);
});
