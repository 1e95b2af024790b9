/** The order of installation. */
import type { ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import type { FixDraft } from '../../fixes/fix';

interface Disorder {
  /** The item that stands too early. */
  readonly early: Fact<ComponentId>;
  /** The one that should stand before it. */
  readonly late: Fact<ComponentId>;
}

/**
 * Where `install-order` puts one of `then` before the first of `first`. Undefined where the order is right, or does not name
 * both: what it leaves out may be in place already.
 */
export function disorderOf(
  model: Model,
  first: readonly ComponentId[],
  then: readonly ComponentId[],
): Disorder | undefined {
  const order = model.section('install-order');
  // What cannot be read may be what comes first.
  if (order === undefined || order.incomplete) return undefined;
  const { items } = order;
  const late = items.find(({ value }) => first.includes(value));
  const early = items.find(({ value }) => then.includes(value));
  if (late === undefined || early === undefined) return undefined;
  return items.indexOf(early) < items.indexOf(late) ? { early, late } : undefined;
}

/** Puts the late one before the early one. */
export function reorderFix(model: Model, { early, late }: Disorder): readonly FixDraft[] {
  if (isOverlay(model)) return [];
  return [
    {
      title: `Install \`${late.value}\` before \`${early.value}\``,
      safe: true,
      in: late.at,
      edit: (editor) => {
        editor.moveBefore(late.at, early.at);
      },
    },
  ];
}
