/** Where sliders stand: as the newest report has them, or as somebody has just set them. */
import type { Assumed, Slider, SliderId } from '../../server/report/content';
import { formatAmount } from '../../server/sizing/figure';

/** Values that were set and that no report has shown yet. */
export type Held = ReadonlyMap<SliderId, number>;

export const valueOf = (slider: Slider, held: Held): number => held.get(slider.id) ?? slider.value;

/** Where a slider stands while nothing is assumed. */
export const restOf = ({ declared, initial, value }: Slider): number => declared ?? initial ?? value;

/** What differs from the spec. */
export function assumedOf(sliders: readonly Slider[], held: Held): Assumed {
  return Object.fromEntries(
    sliders.flatMap((slider): readonly [SliderId, number][] => {
      const value = valueOf(slider, held);
      return value === restOf(slider) ? [] : [[slider.id, value]];
    }),
  );
}

/** What is still held when a report comes in: what it does not show yet, and the slider that is being dragged. */
export function stillHeld(sliders: readonly Slider[], held: Held, dragged: SliderId | undefined): Held {
  const shown = new Map(sliders.map(({ id, value }) => [id, value]));
  return new Map([...held].filter(([id, value]) => shown.has(id) && (id === dragged || shown.get(id) !== value)));
}

/** `25,000 users`. */
export const textOf = (value: number, { unit }: Slider): string => formatAmount(value, unit);

/** For whoever hears it: `25,000 users, 20,000 users in the spec`. */
export function spokenOf(slider: Slider, held: Held): string {
  const value = valueOf(slider, held);
  const text = textOf(value, slider);
  if (slider.declared === null) return `${text}, nothing in the spec`;
  return value === slider.declared ? text : `${text}, ${textOf(slider.declared, slider)} in the spec`;
}

/** Where a value stands on its track: 0 at the left end, 1 at the right one. */
export const partOf = (value: number, { min, max }: Slider): number =>
  max <= min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));
