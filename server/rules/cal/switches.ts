/** Switches of `services.calendar` that should be on. */
import type { Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { setPath } from '../../fixes/edits';
import { replaceFix } from '../../fixes/values';
import type { ReportFinding, RelatedNode } from '../rule';

/**
 * Reports that a switch is off or, as advice at the first of the places that it matters for, that it is not written. Not where it is on,
 * or may be in what could not be read.
 */
export function reportNotOn(
  model: Model,
  report: ReportFinding,
  key: 'backup' | 'cld' | 'davEntity',
  { message, places }: { readonly message: string; readonly places: readonly RelatedNode[] },
): void {
  const calendar = model.services?.calendar;
  const fact = calendar?.[key];
  const [first, ...others] = places;
  if (first === undefined || fact?.value === true) return;
  if (model.services?.incomplete === true || calendar?.incomplete === true) return;
  if (fact !== undefined) {
    report({ at: fact.at, message, related: places, fixes: () => [replaceFix(fact, true)] });
    return;
  }
  report({
    at: first.at,
    message,
    related: others,
    fixes: () =>
      isOverlay(model)
        ? []
        : [
            {
              title: `Add \`${key}: true\``,
              edit: (editor) => {
                setPath(editor, ['services', 'calendar', key], true);
              },
            },
          ],
    advice: true,
  });
}
