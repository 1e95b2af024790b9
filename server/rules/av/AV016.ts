import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

const usual = figures.spamThreshold.value;

export const rule = defineRule({
  code: 'AV016',
  name: 'spam-threshold',
  severity: 'hint',
  title: 'Unusual threshold of SpamAssassin',
  source: ['L3959'],
  check(model, report) {
    for (const { spec } of model.of('spamassassin')) {
      const { threshold } = spec;
      if (threshold === undefined || threshold.value === usual) continue;
      report({
        at: threshold.at,
        message:
          threshold.value < usual
            ? `Below the usual threshold of ${usual.toFixed(1)} more legitimate mail is classified as spam. Keep an eye on what is set aside, or use ${usual}.`
            : `Above the usual threshold of ${usual.toFixed(1)} more spam gets through. Use ${usual}, unless measurements say otherwise.`,
        fixes: () => [replaceFix(threshold, usual)],
      });
    }
  },
});
