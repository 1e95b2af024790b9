import { percent } from '../../sizing/figure';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ046',
  name: 'message-shares-not-whole',
  severity: 'error',
  title: 'The shares of message sizes do not make a whole',
  source: ['L2443', 'L2487', 'L2491'],
  check(model, report) {
    const sizes = model.services?.messaging?.traffic?.sizes;
    if (sizes === undefined || sizes.incomplete || sizes.entries.length === 0) return;
    const total = sizes.entries.reduce((sum, { value }) => sum + value.value.amount, 0);
    if (Math.abs(total - 1) < 0.0005) return;
    report({
      at: sizes.key ?? sizes.at,
      message: `The shares of message sizes add up to ${percent(total)} and not to 100%, so no mean size follows from them. Correct them.`,
      related: sizes.entries.map(({ key, value }) => ({ at: key, message: value.source })),
    });
  },
});
