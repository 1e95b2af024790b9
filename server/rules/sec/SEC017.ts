import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { securityOf } from './section';

/** In seconds. */
const tooLong = figures.patchIntervalLong.value * figures.minutesPerMonth.value * 60;
const proposed = `${figures.patchInterval.value} months`;

export const rule = defineRule({
  code: 'SEC017',
  name: 'patches-too-rare',
  severity: 'hint',
  title: 'Patches come too seldom',
  source: ['L1641'],
  check(model, report) {
    const { section, readable } = securityOf(model);
    const interval = section?.['patch-interval'];
    if (interval !== undefined) {
      if (interval.value.amount < tooLong) return;
      report({
        at: interval.at,
        message:
          'Known holes stay open that long. Put patches of the operating system in every few months, and at once after an alert.',
        fixes: () => [replaceFix(interval, proposed)],
      });
      return;
    }
    const { suite } = model;
    if (!readable || suite === undefined || model.environment?.value !== 'production') return;
    report({
      at: suite.at,
      advice: true,
      message:
        'The spec does not say how often the hosts are patched. Every few months, and at once after an alert, is the advice: write `patch-interval` under `security`.',
      fixes: () => [
        {
          title: `Plan patches every ${proposed}`,
          edit: (editor) => {
            setPath(editor, ['security', 'patch-interval'], proposed);
          },
        },
      ],
    });
  },
});
