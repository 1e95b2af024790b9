/** The rule catalogue as JSON and as a Markdown page. */
import { areaOf, type Rule } from '../rules/rule';
import { escapeMarkdown } from './escape';
import { sourceOf } from './findings';

/** Areas in the order of the catalogue. */
export const AREAS: Readonly<Record<string, string>> = {
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

/** The rules by area, in the order of the catalogue, by number within. */
export function byArea(rules: readonly Rule[]): readonly { readonly area: string; readonly title: string; readonly rules: readonly Rule[] }[] {
  return Object.entries(AREAS).flatMap(([area, title]) => {
    const own = rules.filter((rule) => areaOf(rule.code) === area).sort((a, b) => a.code.localeCompare(b.code));
    return own.length === 0 ? [] : [{ area, title, rules: own }];
  });
}

export function rulesJson(rules: readonly Rule[]): unknown {
  return {
    version: 1,
    rules: byArea(rules).flatMap((group) => group.rules.map((rule) => ({ code: rule.code, area: group.title, severity: rule.severity, title: rule.title, source: sourceOf(rule) }))),
  };
}

export function rulesMarkdown(rules: readonly Rule[], link: (rule: Rule) => string | undefined = () => undefined): string {
  const lines = [
    '# Rules',
    '',
    `${rules.length.toString()} rules. \`commspec explain CODE\` shows the page of one. Severities are set with \`rules:\` in a spec or in the settings of the editor.`,
  ];
  for (const group of byArea(rules)) {
    lines.push('', `## ${group.title}`, '', '| code | severity | what is wrong |', '|---|---|---|');
    for (const rule of group.rules) {
      const target = link(rule);
      const code = target === undefined ? rule.code : `[${rule.code}](${target})`;
      lines.push(`| ${code} | ${rule.severity} | ${escapeMarkdown(rule.title)} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
