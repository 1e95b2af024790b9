/** `docs/compatibility.md`: which versions of products fit together, made from the catalogue. */
import { describeSources } from '../server/catalog/guide';
import { pairsOfProducts, unitsOf, type Pair } from '../server/catalog/pairs';
import { inWords, type LegacyModeNeed, type VersionNeed } from '../server/catalog/releases';
import { code, joined, link, markdown, markdownTable, prose, type Markdown } from '../server/report/markup';

const titled = (...titles: readonly string[]): readonly { readonly title: string }[] =>
  titles.map((title) => ({ title }));
const titlesOf = (of: VersionNeed['needs'], until?: string): string =>
  unitsOf(of, until)
    .map(({ title }) => title)
    .join(', ');
const empty = markdown``;

/** The versions of whom something is said. */
function range(from: string | undefined, until: string | undefined): string {
  if (from !== undefined && until !== undefined) return ` from ${inWords(from)} and before ${inWords(until)}`;
  if (from !== undefined) return ` from ${inWords(from)} on`;
  return until === undefined ? '' : ` before ${inWords(until)}`;
}

function wants(need: VersionNeed): Markdown {
  if (need.same === 'exact') return markdown`the same release, patches included`;
  if (need.same !== undefined)
    return markdown`both before ${code(need.same.sideOf)}, or both from ${code(need.same.sideOf)} on`;
  if (need.exactly !== undefined) return code(need.exactly);
  if (need.oneOf !== undefined)
    return joined(
      need.oneOf.map((release) => code(/^\d+$/.test(release) ? `${release}.x` : release)),
      ', ',
    );
  return need.atLeast === undefined ? empty : markdown`${code(need.atLeast)} or later`;
}

/** Where the page of a rule stands; undefined for a rule that there is none of. */
export type PageOf = (rule: string) => string | undefined;

const ruleText = (rule: string | undefined, pageOf: PageOf): Markdown => {
  const page = rule === undefined ? undefined : pageOf(rule);
  return rule === undefined ? markdown`none` : page === undefined ? code(rule) : link(code(rule), page);
};
const sourceText = (source: readonly string[]): Markdown =>
  source.length === 0 ? markdown`ours` : prose(describeSources(source));

const needRow = (need: VersionNeed, pageOf: PageOf): readonly Markdown[] => [
  prose(titlesOf(need.who) + range(need.whoFrom, need.whoUntil)),
  prose(titlesOf(need.needs)),
  wants(need),
  need.when === undefined ? empty : prose(need.when),
  sourceText(need.source),
  ruleText(need.rule, pageOf),
];

const modeRow = (mode: LegacyModeNeed, pageOf: PageOf): readonly Markdown[] => [
  prose(mode.who === 'calendar' ? titlesOf(mode.who, mode.until) : titlesOf(mode.who) + range(undefined, mode.until)),
  prose(titlesOf('access-manager')),
  markdown`legacy mode, from 7 on`,
  mode.accessManagerUntil === undefined ? empty : markdown`before ${code(mode.accessManagerUntil)}`,
  sourceText(mode.source),
  ruleText('SSO017', pageOf),
];

const isKnown = ({ needs, modes }: Pair): boolean => needs.length > 0 || modes.length > 0;

/** What `docs/compatibility.md` has to hold. */
export function compatibilityPage(pageOf: PageOf): string {
  const pairs = pairsOfProducts();
  const known = pairs.filter(isKnown);
  const needs = [...new Set(known.flatMap((pair) => pair.needs))];
  const modes = [...new Set(known.flatMap((pair) => pair.modes))];
  const all = [...needs.map((need) => needRow(need, pageOf)), ...modes.map((mode) => modeRow(mode, pageOf))];
  // Parts of one product may need the same.
  const rows = [...new Map(all.map((row) => [row.map(({ text }) => text).join('|'), row])).values()];
  rows.sort(
    ([a = empty, b = empty], [c = empty, d = empty]) =>
      a.text.localeCompare(c.text, 'en') || b.text.localeCompare(d.text, 'en'),
  );
  const open = pairs
    .filter((pair) => !isKnown(pair))
    .map(({ a, b, why }) => [
      prose(a.title),
      prose(b.title),
      prose(`${why.slice(0, 3).join('; ')}${why.length > 3 ? '; …' : ''}`),
    ]);
  const lines = [
    '# Which versions fit together',
    '',
    'All pairs of products that talk to each other, or of which one needs the other, as the catalogue has them: who needs which version of',
    'whom, where that is said, and the rule that checks it. Line numbers are those of the Deployment Planning Guide for suite 7; other',
    'documents stand by their titles. Name servers, load balancers and mail servers of others are no products of this list. This page is',
    'made from the catalogue.',
    '',
    `${pairs.length} pairs; of ${known.length} an agreement of versions is known, of ${open.length} none is.`,
    '',
    '## Known',
    '',
    markdownTable(titled('who', 'needs', 'in version', 'when', 'said in', 'rule'), rows).text,
    '',
    '## Nothing known',
    '',
    'These talk to each other too. Neither the guide nor another document that was read says which of their versions fit; nothing is',
    'checked. Look into the release notes of both.',
    '',
    markdownTable(titled('one', 'other', 'what for'), open).text,
  ];
  return `${lines.join('\n')}\n`;
}
