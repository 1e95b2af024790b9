/** Block lists: what is reported where none is used. */
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import type { FindingDraft, ReportFinding } from '../rule';

/**
 * Reports that `rbl` is off or, as advice at the place that makes one worthwhile, that nothing is said. Not where the spec uses one, or
 * may say so in what could not be read.
 */
export function reportNoBlockList(
  model: Model,
  report: ReportFinding,
  { at, why, message }: { readonly at: FindingDraft['at']; readonly why: string; readonly message: string },
): void {
  const antispam = model.services?.antispam;
  const rbl = antispam?.rbl;
  if (rbl?.value === true) return;
  if (rbl !== undefined) {
    report({ at: rbl.at, message, related: [{ at, message: why }], fixes: [replaceFix(rbl, true)] });
  } else if (antispam?.incomplete !== true) {
    report({
      at,
      advice: true,
      message,
      fixes: [
        {
          title: 'Set `rbl` to `true`',
          edit: (editor) => {
            setPath(editor, ['services', 'antispam', 'rbl'], true);
          },
        },
      ],
    });
  }
}
