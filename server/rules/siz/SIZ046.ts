import { percent } from '../../sizing/figure';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ046',
  name: 'message-shares-not-whole',
  severity: 'error',
  title: 'The shares of message sizes do not add up to 100%',
  source: ['L2443', 'L2487', 'L2491'],
  check(model, report) {
    const sizes = model.services?.messaging?.traffic?.sizes;
    if (sizes === undefined || sizes.incomplete || sizes.entries.length === 0) return;
    const total = sizes.entries.reduce((sum, { value }) => sum + value.value.amount, 0);
    // Each may be rounded by half of its last place: three times 33.3% are a whole.
    const rounding = sizes.entries.reduce((sum, { value }) => sum + halfOfLastPlace(value.source), 0);
    if (Math.abs(total - 1) <= rounding + 1e-9) return;
    report({
      at: sizes.key ?? sizes.at,
      message: `The shares of message sizes add up to ${percent(total)} and not to 100%, so no mean size follows from them. Correct them.`,
      related: sizes.entries.map(({ key, value }) => ({ at: key, message: value.source })),
    });
  },
});

/** Half of the last place that a percentage is written with, as a part of one: 0.0005 for `33.3%`; none for whole numbers. */
function halfOfLastPlace(source: string): number {
  const places = /\.(\d+)/.exec(source)?.[1]?.length ?? 0;
  return places === 0 ? 0 : 0.5 * 10 ** -(places + 2);
}
