/** Whether a design is sound: one answer, the same wherever it is shown. */
import type { Findings } from '../engine/engine';
import type { Snapshot } from '../model/snapshot';
import type { Verdict } from './content';
import { countLine } from './summary';

export function verdictOf(_snapshot: Snapshot, findings: Findings): Verdict {
  const text = countLine(findings);
  const worst = findings.findings.some(({ advice, severity }) => !advice && severity === 'error') ? 'bad' : 'good';
  return {
    status: worst,
    text: `${text}.`,
    parts: [{ id: 'findings', title: 'Findings', text, status: worst, leadsTo: { kind: 'findings' } }],
  };
}
