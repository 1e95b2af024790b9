/** Block lists: what is reported where none is used. */
import { mtaComponents } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { ComponentSpec } from '../../model/format';
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
  if (rbl?.value === true || (rbl === undefined && hasOptionOn(model))) return;
  if (rbl !== undefined) {
    report({ at: rbl.at, message, related: [{ at, message: why }], fixes: () => [replaceFix(rbl, true)] });
  } else if (antispam?.incomplete !== true) {
    report({
      at,
      advice: true,
      message,
      fixes: () => [
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

const OFF: readonly string[] = ['0', 'no', 'false', 'off'];

/** The dispatcher option that makes an MTA ask block lists (L3845), at one MTA or of all; undefined where it is not written. */
export const blockListOption = (options: ComponentSpec['options']): Fact<string> | undefined =>
  options?.entries.find(({ name }) => name === 'ENABLE_RBL')?.value;

export const isOff = (option: Fact<string>): boolean => OFF.includes(option.value.toLowerCase());

/** Whether the option is on somewhere: that says as much as `rbl` does. */
const hasOptionOn = (model: Model): boolean =>
  [
    blockListOption(model.services?.messaging?.options),
    ...model.each(model.of(...mtaComponents), 'block lists of MTAs', ({ spec }) => blockListOption(spec.options)),
  ].some((option) => option !== undefined && !isOff(option));
