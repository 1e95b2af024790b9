/** Findings by rule, the worst first; advice and what comments ignore apart. */
import type { Findings, IgnoredFinding } from '../../engine/engine';
import type { Finding, Fix } from '../../engine/finding';
import type { Host } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import type { Severity } from '../../rules/rule';
import { byUnits } from '../../words/order';
import { bannerOf } from '../banner';
import type {
  Cell,
  Column,
  ReportContent,
  Row,
  RowFix,
  RowPlace,
  Section,
  Status,
  Table,
  TableTools,
} from '../content';
import { oneLine } from '../escape';
import { groupSection, HostNames } from '../host-names';
import { placeOf as placeOfNode } from '../place';
import { sourceOf } from './findings';
import { countLine } from '../summary/summary';
import { count } from '../words';
import { groupBy } from '../../network/group';
import { grouped } from '../../words/number';

/** Advice has a mark that no finding has: it is about what is not known. */
const STATUS: Readonly<Record<Severity, Status | undefined>> = {
  error: 'bad',
  warning: 'warning',
  information: undefined,
  hint: undefined,
};

const WORD: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
};
const PLURAL: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  information: 'Notes',
  hint: 'Hints',
};
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Of rows that have a repair. */
const FIXABLE = 'fix';

/** The comment that a quick fix writes has this for its user to replace. */
const PLACEHOLDER = 'reason';

const COLUMNS: readonly Column[] = [
  { title: 'Severity' },
  { title: 'Line', align: 'right' },
  { title: 'What is wrong' },
  { title: 'Rule', aside: true },
  { title: 'Source', aside: true },
];

export const findingsReport = (snapshot: Snapshot, findings: Findings): ReportContent =>
  contentOf(snapshot, findings, rowsOf);

/** The same to be read and not worked with: findings of a rule that say the same of several hosts are one row. */
export const findingsDigest = (snapshot: Snapshot, findings: Findings): ReportContent =>
  contentOf(snapshot, findings, mergedRows);

/** The rows of findings of one table, without what they have from their rule. */
type MakeRows = (snapshot: Snapshot, findings: readonly Finding[], names: HostNames) => readonly FindingRow[];

function contentOf(snapshot: Snapshot, findings: Findings, make: MakeRows): ReportContent {
  const names = new HostNames();
  const [wrong, advice] = listsOf(findings);
  const [wrongRows, adviceRows] = [make(snapshot, wrong, names), make(snapshot, advice, names)];
  const { ignored = [] } = findings;
  return {
    title: 'Findings',
    subtitle: `${countLine(findings)}.${hiddenLine(findings)}`,
    ...bannerOf(snapshot),
    sections: [
      {
        heading: 'Findings',
        tables: [tableOf('Findings', wrong, wrongRows, 'Nothing is wrong as far as the spec says.')],
      },
      {
        heading: 'Advice',
        text: 'About facts that the spec leaves out. Say more there, and advice becomes a finding or goes away.',
        tables: [tableOf('Advice', advice, adviceRows, 'There is no advice.')],
      },
      ...(ignored.length === 0 ? [] : [ignoredSection(snapshot, ignored)]),
      ...groupSection(names, 'Hosts of which the same is found are named together.', ({ name }) =>
        placeOfNode(snapshot, snapshot.model.hostsByName.get(name)?.at),
      ),
    ],
  };
}

/** Findings that are looked at in one step. */
const STEP = 4;

/** Works out what takes longest of a report, so that it is made at once afterwards. In steps; nothing depends on them. */
export function* findingsSteps({ findings }: Findings): Generator<undefined, void, unknown> {
  for (const [i, finding] of findings.entries()) {
    fixesIn(finding);
    if (i % STEP === STEP - 1) yield;
  }
}

/** The finding that a row of the report is about; positions are 0-based. Undefined where there is none. */
export function findingAt(findings: Findings, section: number, table: number, row: number): Finding | undefined {
  return table === 0 ? listsOf(findings)[section]?.[row] : undefined;
}

const hiddenLine = ({ suppressed }: Findings): string =>
  suppressed === 0 ? '' : ` ${grouped(suppressed)} more ${suppressed === 1 ? 'is' : 'are'} ignored by comments.`;

/** Findings and advice, each in the order of its rows. */
const listsOf = ({ findings }: Findings): readonly [wrong: readonly Finding[], advice: readonly Finding[]] => [
  worstFirst(findings.filter(({ advice }) => !advice)),
  worstFirst(findings.filter(({ advice }) => advice)),
];

/** By rule, the rule with the worst finding first, then the one with the most; of a rule the worst first, then as they stand. */
function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const bySeverity = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const rank = ([worst]: Group): number => SEVERITIES.indexOf(worst.severity);
  return [...byRule(bySeverity).values()]
    .sort((a, b) => rank(a) - rank(b) || b.length - a.length || byUnits(a[0].code, b[0].code))
    .flat();
}

/** Findings of one rule. */
type Group = [first: Finding, ...others: Finding[]];

function byRule(findings: readonly Finding[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const own = groups.get(finding.code);
    if (own === undefined) groups.set(finding.code, [finding]);
    else own.push(finding);
  }
  return groups;
}

interface FindingRow {
  readonly finding: Finding;
  readonly line: Cell;
  readonly text: string;
  readonly fixes: readonly RowFix[];
}

const rowsOf: MakeRows = (snapshot, findings) =>
  findings.map((finding) => ({
    finding,
    line: lineCell(snapshot, finding),
    text: finding.message,
    fixes: rowFixes(snapshot, finding),
  }));

/** Each message once, with all hosts that it is said of; a message that tells another number is another one. */
const mergedRows: MakeRows = (snapshot, findings, names) => {
  const hosts = new Map(snapshot.model.hosts.filter(({ name }) => name !== '').map((host) => [host.name, host]));
  const groups = groupBy(findings, ({ code, severity, message }) => {
    const own = hostIn(message, hosts);
    return JSON.stringify([code, severity, own === undefined ? message : message.replaceAll(`\`${own.name}\``, '')]);
  });
  return [...groups.values()].flatMap(([first, ...others]): readonly FindingRow[] => {
    if (first === undefined) return [];
    const line = lineCell(snapshot, first);
    if (others.length === 0) return [{ finding: first, line, text: first.message, fixes: [] }];
    const also = [...new Set(others.flatMap(({ message }) => hostIn(message, hosts) ?? []))];
    const more = grouped(others.length);
    return [
      {
        finding: first,
        line: { ...line, text: `${line.text} and ${more} more` },
        text: `${first.message} ${also.length === 0 ? `The same in ${count(others.length, 'more place')}.` : `The same of ${names.textOf(also)}.`}`,
        fixes: [],
      },
    ];
  });
};

/** The host that a message names first. */
const hostIn = (message: string, hosts: ReadonlyMap<string, Host>): Host | undefined =>
  [...message.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => hosts.get(name) ?? [])[0];

function tableOf(caption: string, findings: readonly Finding[], made: readonly FindingRow[], empty: string): Table {
  const rules = new Map(
    [...byRule(findings)].map(([code, own]) => {
      const { rule } = own[0];
      const group = `${code} · ${rule.title}`;
      return [code, { group, cells: [{ text: `${code} ${rule.name}` }, { text: sourceOf(rule) }] }] as const;
    }),
  );
  const rows = made.map(({ finding, line, text, fixes }): Row => {
    const { code, severity, advice } = finding;
    const { group = code, cells = [] } = rules.get(code) ?? {};
    return {
      cells: [severityCell(finding), line, { text }, ...cells],
      place: placeOf(finding),
      group,
      tags: [advice ? 'advice' : WORD[severity], ...(fixes.length === 0 ? [] : [FIXABLE])],
      ...(fixes.length === 0 ? {} : { fixes }),
    };
  });
  return { caption, columns: COLUMNS, rows, empty, tools: toolsOf(rows) };
}

/** A filter a severity that there is, and one for what can be repaired. */
function toolsOf(rows: readonly Row[]): TableTools {
  const filters = [
    ...SEVERITIES.map((severity) => ({ tag: WORD[severity], title: PLURAL[severity] })),
    { tag: FIXABLE, title: 'With a fix' },
  ].filter(({ tag }) => rows.some(({ tags }) => tags?.includes(tag) === true));
  return { search: true, ...(filters.length === 0 ? {} : { filters }) };
}

function ignoredSection(snapshot: Snapshot, ignored: readonly IgnoredFinding[]): Section {
  const rows = ignored.map(({ finding, reason }): Row => ({
    cells: [
      { text: `${finding.code} ${finding.rule.name}` },
      lineCell(snapshot, finding),
      { text: reason === '' || reason === PLACEHOLDER ? 'no reason is given' : oneLine(reason) },
      { text: finding.message },
    ],
    place: placeOf(finding),
  }));
  return {
    heading: 'Ignored by comments',
    text: `${count(ignored.length, 'finding')} that a comment in the spec takes out, with the reason that stands there.`,
    folded: true,
    tables: [
      {
        caption: 'Ignored',
        columns: [
          { title: 'Rule' },
          { title: 'Line', align: 'right' },
          { title: 'Reason' },
          { title: 'What is ignored', aside: true },
        ],
        rows,
        empty: 'Nothing is ignored.',
      },
    ],
  };
}

function severityCell({ severity, advice }: Finding): Cell {
  const status = advice ? 'unknown' : STATUS[severity];
  return { text: advice ? 'advice' : WORD[severity], ...(status === undefined ? {} : { status }) };
}

/** Of another file with its name. 1-based, as editors show it. */
function lineCell(snapshot: Snapshot, { uri, range }: Finding): Cell {
  const line = (range.start.line + 1).toString();
  return { text: uri === snapshot.uri ? line : `${nameOf(uri)}:${line}` };
}

function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const placeOf = ({ uri, range }: Finding): RowPlace => ({
  uri,
  line: range.start.line,
  character: range.start.character,
});

/** Its repairs, which rules work out on demand: one that fails costs the finding its repairs, and no more. */
function fixesIn(finding: Finding): readonly Fix[] {
  try {
    return finding.fixes;
  } catch {
    return [];
  }
}

/** Safe is what is made where all safe repairs are: of this spec, and not of advice, nor where there are others as likely. */
function rowFixes(snapshot: Snapshot, finding: Finding): readonly RowFix[] {
  return fixesIn(finding).map(({ title, safe, tied, uri }) => ({
    title: oneLine(title),
    safe: safe && !tied && uri === snapshot.uri && !finding.advice,
  }));
}
