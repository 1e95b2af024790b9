/** Sliders: what of a spec may be tried otherwise, and within which bounds. */
import { figures } from '../../catalog/figures';
import { formatAmount } from '../../sizing/figure';
import { limits, type WhatIf, type Written } from './assumed';
import { sliderIds, type Assumed, type Slider, type SliderId } from '../content';

const TITLES: Readonly<Record<SliderId, { readonly title: string; readonly unit: string }>> = {
  users: { title: 'Users', unit: 'users' },
  growth: { title: 'Growth', unit: '%' },
  months: { title: 'Months planned for', unit: 'months' },
  concurrent: { title: 'Connected at peak', unit: '%' },
  mailbox: { title: 'Mailbox', unit: 'MB' },
};

/** Shown where the spec says nothing: nobody, no growth, the usual months. */
const SILENT: Readonly<Record<SliderId, number>> = {
  users: 0,
  growth: 0,
  months: figures.growthMonthsMaximum.value,
  concurrent: 0,
  mailbox: 0,
};

/** A slider has about so many steps. */
const STEPS = 200;

/**
 * The sliders of a spec as it is written, at what is assumed. None where the text cannot be read as a whole, and none about user bases
 * where there are no bases.
 */
export function slidersOf({ values, hasBases, isOpen }: Written, assumed: Assumed = {}): readonly Slider[] {
  if (!isOpen) return [];
  return sliderIds.flatMap((id): readonly Slider[] => {
    if ((id === 'concurrent' || id === 'mailbox') && !hasBases) return [];
    const declared = values[id];
    const value = assumed[id] ?? declared ?? SILENT[id];
    const { max, step } = boundsOf(id, declared, value);
    const initial = declared === null ? { initial: SILENT[id] } : {};
    return [{ id, ...TITLES[id], value, declared, ...initial, min: limits[id].least, max, step }];
  });
}

/** The same for a spec however its sliders stand, unless one stands beyond: then as far as it needs. */
function boundsOf(
  id: SliderId,
  declared: number | null,
  value: number,
): { readonly max: number; readonly step: number } {
  const { most } = limits[id];
  const own = declared ?? 0;
  switch (id) {
    case 'users': {
      const max = Math.min(most, niceAbove(Math.max(own * 3, value, 1000)));
      return { max, step: Math.max(1, niceBelow(max / STEPS)) };
    }
    case 'growth':
      return { max: Math.min(most, niceAbove(Math.max(100, own * 2, value))), step: 1 };
    case 'months':
      return { max: Math.min(most, Math.max(36, own * 2, value)), step: 1 };
    case 'concurrent':
      return { max: most, step: 0.5 };
    case 'mailbox': {
      const max = Math.min(most, niceAbove(Math.max(own * 4, value, 100)));
      return { max, step: niceBelow(max / STEPS) };
    }
  }
}

const NICE = [1, 2, 5, 10];

/** The next of 1, 2, 5, 10, 20, 50 … that is not below. */
export const niceAbove = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return (NICE.find((each) => each * power >= value * (1 - 1e-9)) ?? 10) * power;
};

/** The last of … 0.5, 1, 2, 5, 10 … that is not above. */
export const niceBelow = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return (NICE.findLast((each) => each * power <= value * (1 + 1e-9)) ?? 1) * power;
};

/** What is assumed, in words: `What if users: 25,000 users in place of 20,000 users? The spec is unchanged.` */
export function assumedText({ written, assumed }: WhatIf): string {
  const declared = written.values;
  const texts = sliderIds.flatMap((id): readonly string[] => {
    const value = assumed[id];
    if (value === undefined || value === declared[id]) return [];
    const { title, unit } = TITLES[id];
    const before = declared[id] === null ? 'nothing' : formatAmount(declared[id], unit);
    return [`${title.charAt(0).toLowerCase()}${title.slice(1)}: ${formatAmount(value, unit)} in place of ${before}`];
  });
  return texts.length === 0 ? '' : `What if ${texts.join(', ')}? The spec is unchanged.`;
}
