/** Which findings come and which go: told apart by their rule and by what they are about, never by where they stand. */
import type { Findings } from '../engine/engine';
import type { Finding } from '../engine/finding';
import type { Snapshot } from '../model/snapshot';
import { groupBy } from '../network/group';
import type { Severity } from '../rules/rule';
import { areaAt, areasOf } from './areas';

export interface FindingChange {
  /** `severity`: the same is judged otherwise. */
  readonly change: 'new' | 'gone' | 'severity';
  readonly code: string;
  readonly severity: Severity;
  /** How it was judged before; only where that is another. */
  readonly was: Severity | null;
  /** The host that it is about, or the section of the spec. */
  readonly subject: string;
  readonly message: string;
}

export interface Known {
  readonly finding: Finding;
  readonly subject: string;
}

/** Advice is about what a spec leaves out, and no part of it. */
export function findingChanges(
  before: { readonly snapshot: Snapshot; readonly findings: Findings },
  after: { readonly snapshot: Snapshot; readonly findings: Findings },
  nameOf: (host: string) => string,
): readonly FindingChange[] {
  const own = subjectsOf(before.snapshot, before.findings, nameOf);
  const others = subjectsOf(after.snapshot, after.findings, (name) => name);
  const key = ({ finding, subject }: Known): string => `${finding.code} ${subject}`;
  const [past, now] = [groupBy(own, key), groupBy(others, key)];
  const changes = [...new Set([...now.keys(), ...past.keys()])].flatMap((each) =>
    changesWithin(past.get(each) ?? [], now.get(each) ?? []),
  );
  return changes.sort((a, b) => rank(a) - rank(b));
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const KINDS: readonly FindingChange['change'][] = ['new', 'severity', 'gone'];
const rank = ({ change, severity }: FindingChange): number =>
  KINDS.indexOf(change) * SEVERITIES.length + SEVERITIES.indexOf(severity);

/** Of one rule and one subject. A message may tell other numbers and be about the same. */
function changesWithin(own: readonly Known[], others: readonly Known[]): readonly FindingChange[] {
  const left = [...own];
  const partners = new Map<Known, Known>();
  const pair = (fits: (a: Known, b: Known) => boolean): void => {
    for (const other of others) {
      if (partners.has(other)) continue;
      const at = left.findIndex((each) => fits(each, other));
      if (at >= 0) partners.set(other, ...(left.splice(at, 1) as [Known]));
    }
  };
  pair((a, b) => a.finding.message === b.finding.message && a.finding.severity === b.finding.severity);
  pair((a, b) => a.finding.severity === b.finding.severity);
  pair(() => true);
  return [
    ...others.flatMap((other): FindingChange[] => {
      const partner = partners.get(other);
      if (partner === undefined) return [told('new', other, null)];
      const was = partner.finding.severity;
      return was === other.finding.severity ? [] : [told('severity', other, was)];
    }),
    ...left.map((each) => told('gone', each, null)),
  ];
}

const told = (change: FindingChange['change'], { finding, subject }: Known, was: Severity | null): FindingChange => ({
  ...{ change, code: finding.code, severity: finding.severity, was, subject, message: finding.message },
});

export function subjectsOf(
  snapshot: Snapshot,
  { findings }: Findings,
  nameOf: (host: string) => string,
): readonly Known[] {
  const areas = new Map([snapshot.tree, ...snapshot.bases.trees].map((tree) => [tree.uri, areasOf(tree)]));
  return findings.flatMap((finding): Known[] => {
    if (finding.advice) return [];
    const area = areaAt(areas.get(finding.uri) ?? [], finding.span.start);
    const subject = area === undefined ? '' : area.isHost ? nameOf(area.name) : area.name;
    return [{ finding, subject }];
  });
}
