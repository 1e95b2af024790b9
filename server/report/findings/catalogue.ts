/** The rule catalogue as JSON and as a Markdown page. */
import { areaOf, type Rule } from '../../rules/rule';
import { sourceOf } from './findings';
import { code, joined, link, markdown, markdownTable, type Markdown } from '../markup';

/** Areas in the order of the catalogue. */
const AREAS: Readonly<Record<string, string>> = {
  YAML: 'Reading the file',
  FMT: 'The format',
  EXT: 'Overlays',
  REF: 'Names and references',
  IGN: 'Ignored findings',
  SCH: 'Schema, directory tree and provisioning',
  SSO: 'Single sign-on and Access Manager',
  HA: 'High availability and remote failover',
  TIER: 'Architecture and tiers',
  NET: 'Zones, firewalls and networks',
  LB: 'Load balancers',
  PORT: 'Ports and protocols',
  SIZ: 'Sizing, storage and tuning',
  MSG: 'Messaging',
  CAL: 'Calendar',
  IM: 'Instant messaging',
  CNV: 'Convergence',
  CE: 'Communications Express',
  OUT: 'Connector for Outlook',
  ISS: 'Indexing and search',
  DIR: 'Directory',
  SEC: 'Security and authentication',
  AV: 'Anti-spam and anti-virus',
  TOP: 'Topology and sites',
  DNS: 'Name service',
  LIFE: 'Versions and former names',
};

/** What the rules of an area are about, given the code of one. */
export const areaTitle = (code: string): string => AREAS[areaOf(code)] ?? areaOf(code);

interface Group {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The rules by area, in the order of the catalogue, by number within. */
function byArea(rules: readonly Rule[]): readonly Group[] {
  const areas = new Set([...Object.keys(AREAS), ...rules.map((rule) => areaOf(rule.code))]);
  return [...areas].flatMap((area) => {
    const own = rules.filter((rule) => areaOf(rule.code) === area).sort((a, b) => a.code.localeCompare(b.code));
    return own.length === 0 ? [] : [{ title: AREAS[area] ?? area, rules: own }];
  });
}

/** The contract of `rules --format json`. */
export function rulesJson(rules: readonly Rule[]): unknown {
  return {
    version: 1,
    rules: byArea(rules).flatMap((group) =>
      group.rules.map((rule) => ({
        code: rule.code,
        name: rule.name,
        area: group.title,
        severity: rule.severity,
        title: rule.title,
        source: sourceOf(rule),
      })),
    ),
  };
}

const COLUMNS = [{ title: 'code' }, { title: 'name' }, { title: 'severity' }, { title: 'what is wrong' }];

/** A page with a table an area; `pageOf` gives the address of a rule's own page. */
export function rulesMarkdown(
  rules: readonly Rule[],
  pageOf: (rule: Rule) => string | undefined = () => undefined,
): Markdown {
  const named = (rule: Rule): Markdown => {
    const text = markdown`${rule.code}`;
    const target = pageOf(rule);
    return target === undefined ? text : link(text, target);
  };
  const lines = [
    markdown`# Rules\n`,
    markdown`${rules.length} rules. ${code('commspec explain RULE')} shows the page of one. Each has a code and a name, and either may stand wherever a rule is named: in ${code('rules:')} of a spec and in the settings of the editor, which set severities, and in comments ${code('# commspec-ignore RULE: reason')}.`,
  ];
  for (const group of byArea(rules)) {
    const rows = group.rules.map((rule) => [
      named(rule),
      code(rule.name),
      markdown`${rule.severity}`,
      markdown`${rule.title}`,
    ]);
    lines.push(markdown`\n## ${group.title}\n`, markdownTable(COLUMNS, rows));
  }
  return markdown`${joined(lines, '\n')}\n`;
}
