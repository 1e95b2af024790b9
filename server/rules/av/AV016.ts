import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

/** The usual threshold of SpamAssassin (L3959). */
const USUAL = 5;

export const rule = defineRule({
  code: 'AV016',
  severity: 'hint',
  title: 'Unusual threshold of SpamAssassin',
  source: ['L3959'],
  check(model, report) {
    for (const { spec } of model.of('spamassassin')) {
      const { threshold } = spec;
      if (threshold === undefined || threshold.value === USUAL) continue;
      report({
        at: threshold.at,
        message:
          threshold.value < USUAL
            ? 'Below the usual threshold of 5.0 more good mail is taken for spam. Keep an eye on what is set aside, or use 5.'
            : 'Above the usual threshold of 5.0 more spam gets through. Use 5, unless measurements say otherwise.',
        fixes: [replaceFix(threshold, USUAL)],
      });
    }
  },
});
