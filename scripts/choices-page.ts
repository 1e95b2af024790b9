/** `docs/choices.md`: what Commspec decides where the guide leaves it open, made from the catalogue. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { flows } from '../server/catalog/flows';
import { figures, type GuideFigure } from '../server/catalog/figures';
import { describeSources } from '../server/catalog/guide';
import { inWords, versionNeeds } from '../server/catalog/releases';
import { groupBy } from '../server/network/group';
import { createEngine } from '../server/engine/all';
import { code, joined, link, markdown, markdownTable, prose, type Markdown } from '../server/report/markup';

const FIGURES = [
  { title: 'what' },
  { title: 'value', align: 'right' },
  { title: 'set by' },
  { title: 'read by' },
] as const;
const FLOWS = [
  { title: 'from' },
  { title: 'to' },
  { title: 'protocol' },
  { title: 'for' },
  { title: 'source' },
] as const;
const NEEDS = [{ title: 'what' }, { title: 'needs' }] as const;

/** The page; `root` is the folder of the project, whose modules say who reads what. */
export function choicesPage(root: string): string {
  const readers = readersOf(root);
  const ours = (Object.entries(figures) as [string, GuideFigure][]).filter(([, figure]) => figure.ours === true);
  const assumed = flows.filter(({ sure = [] }) => sure.some(({ when, is }) => when === undefined && is === 'assumed'));
  const alike = groupBy(assumed, ({ group }) => group);
  const unsourced = versionNeeds.filter(({ source }) => source.length === 0);
  const sections: readonly Markdown[] = [
    markdown`# What Commspec decides itself`,
    markdown`The planning guide asks for “a safe margin”, speaks of “a large deployment”, and leaves other things open. Where a rule or a calculation needs an answer all the same, it takes the one that stands here. Everything else has its line of the guide or another document, which hover, help pages and reports name. This page is made from the catalogue (${code('npm run docs')}).`,
    markdown`## Figures`,
    markdown`A figure with a key can be replaced in the spec; what was computed with it says which one it was.`,
    markdownTable(
      FIGURES,
      ours.map(([name, figure]) => [
        prose(figure.text),
        markdown`${figure.value.toLocaleString('en-US')} ${figure.unit}`,
        figure.key === undefined ? markdown`–` : code(figure.key),
        joined([...(readers.get(name) ?? [])].sort().map(readerLink), ', '),
      ]),
    ),
    markdown`## Connections that are taken for granted`,
    markdown`The documents name these without saying who begins them or by which protocol, or they are usual and not necessary. The port table marks them as assumed.`,
    markdownTable(
      FLOWS,
      [...alike].map(([, group]) => [
        joined(
          [...new Set(group.map(({ from }) => from))].map((end) => code(end)),
          ', ',
        ),
        joined(
          [...new Set(group.map(({ to }) => to))].map((end) => code(end)),
          ', ',
        ),
        ...group
          .slice(0, 1)
          .flatMap(({ protocol, purpose, source }) => [
            code(protocol),
            prose(purpose),
            markdown`${describeSources(source)}`,
          ]),
      ]),
    ),
    ...(unsourced.length === 0
      ? []
      : [
          markdown`## Versions`,
          markdown`Limits that no document states in so many words.`,
          markdownTable(
            NEEDS,
            unsourced.map(({ who, whoFrom, needs, atLeast, exactly }) => [
              markdown`${code(who)}${whoFrom === undefined ? '' : ` from ${inWords(whoFrom)} on`}`,
              markdown`${code(needs)} ${inWords(exactly ?? atLeast ?? '')}${exactly === undefined ? ' or later' : ''}`,
            ]),
          ),
        ]),
  ];
  return markdown`${joined(sections, '\n\n')}\n`.text;
}

/** Codes of the rules, or names of the folders, that read a figure. */
function readersOf(root: string): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>();
  const codes = new Set(createEngine().rules.map((rule) => rule.code));
  for (const file of readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const path = join(root, 'server', file);
    const name = basename(file, '.ts');
    const [folder = ''] = file.split(sep);
    const reader = codes.has(name) ? name : (READERS[folder] ?? file);
    for (const [, figure = ''] of readFileSync(path, 'utf8').matchAll(/\bfigures\.(\w+)/g))
      readers.set(figure, (readers.get(figure) ?? new Set()).add(reader));
  }
  return readers;
}

/** What a folder whose modules read figures is to users. */
const READERS: Readonly<Record<string, string>> = {
  sizing: 'sizing',
  catalog: 'sizing',
  questions: 'several rules',
  rules: 'several rules',
  model: 'the format',
};

const readerLink = (reader: string): Markdown =>
  /^[A-Z]+\d+$/.test(reader)
    ? link(code(reader), `../server/rules/${reader.replace(/\d+$/, '').toLowerCase()}/${reader}.md`)
    : markdown`${reader}`;
