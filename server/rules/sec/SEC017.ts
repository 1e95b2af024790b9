import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { securityOf } from './section';

/** “Every few months” (L1641), in seconds: six months are more than a few. */
const LONG = 6 * 2_592_000;

export const rule = defineRule({
  code: 'SEC017',
  severity: 'hint',
  title: 'Patches come too seldom',
  source: ['L1641'],
  check(model, report) {
    const { section, readable } = securityOf(model);
    const interval = section?.['patch-interval'];
    if (interval !== undefined) {
      if (interval.value.amount < LONG) return;
      report({
        at: interval.at,
        message:
          'Known holes stay open that long. Put patches of the operating system in every few months, and at once after an alert.',
        fixes: [replaceFix(interval, '3 months')],
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
      fixes: [
        {
          title: 'Plan patches every 3 months',
          edit: (editor) => {
            setPath(editor, ['security', 'patch-interval'], '3 months');
          },
        },
      ],
    });
  },
});
