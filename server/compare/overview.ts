/** A spec in a few numbers, to stand beside those of another. */
import type { Findings } from '../engine/engine';
import type { Snapshot } from '../model/snapshot';
import { portTable } from '../network/ports';
import { settingsOf } from '../sizing/settings';
import { allFigures, sizingOf } from '../sizing/sizing';
import type { Severity } from '../rules/rule';
import { totalsOf, type Totals } from './machines';

export interface Overview extends Totals {
  /** Bytes in a KB where amounts are written out. */
  readonly base: 1000 | 1024;
  /** null: not given. */
  readonly users: number | null;
  /** At the end of the planning horizon. */
  readonly planned: number | null;
  /** Figures that the spec does not meet. */
  readonly short: number;
  /** Rows of the port table that lead from one zone into another, and those of them that firewalls stop. */
  readonly crossings: number;
  readonly blocked: number;
  /** Components whose loss takes the service, or a part of the users, down. */
  readonly singlePoints: number;
  readonly errors: number;
  readonly warnings: number;
  /** What runs out first, and in how many months; null where nothing does within ten years. */
  readonly runsOut: { readonly title: string; readonly host: string | null; readonly month: number } | null;
}

export function overviewOf({
  snapshot,
  findings,
}: {
  readonly snapshot: Snapshot;
  readonly findings: Findings;
}): Overview {
  const { model } = snapshot;
  const sizing = sizingOf(model);
  const crossings = portTable(model).flows.filter(({ from, to, local }) => !local && from.zone !== to.zone);
  const found = (severity: Severity): number =>
    findings.findings.filter((finding) => !finding.advice && finding.severity === severity).length;
  let runsOut: Overview['runsOut'] = null;
  for (const { title, host, month } of sizing.growth.rows)
    if (month !== null && (runsOut === null || month < runsOut.month)) runsOut = { title, host: host ?? null, month };
  return {
    ...totalsOf(model),
    base: settingsOf(model).base,
    users: sizing.growth.today,
    planned: sizing.growth.atHorizon,
    short: [...allFigures(sizing)].filter(({ figure }) => figure.status === 'short').length,
    crossings: crossings.length,
    blocked: crossings.filter(({ verdict }) => verdict === 'blocked').length,
    singlePoints: sizing.availability.singlePoints.length,
    errors: found('error'),
    warnings: found('warning'),
    runsOut,
  };
}
