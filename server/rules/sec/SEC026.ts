import { idsOf } from '../../catalog/types';
import { monitored } from '../../catalog/vocabulary';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { securityOf } from './section';

export const rule = defineRule({
  code: 'SEC026',
  name: 'logs-not-watched',
  severity: 'hint',
  title: 'Logs or load are not watched closely enough',
  source: ['L3623', 'L4762'],
  check(model, report) {
    const { section, readable } = securityOf(model);
    const review = section?.['log-review'];
    const monitoring = section?.monitoring;
    if (review !== undefined && review.value !== 'daily')
      report({
        at: review.at,
        message: 'An attack goes on until somebody reads the logs. Review them every day.',
        fixes: () => [replaceFix(review, 'daily')],
      });
    const missing =
      monitoring === undefined || monitoring.incomplete
        ? []
        : idsOf(monitored).filter((id) => monitoring.items.every(({ value }) => value !== id));
    if (monitoring !== undefined && missing.length > 0)
      report({
        at: monitoring.key ?? monitoring.at,
        message: `An attack on MTAs first shows as unusual growth. Watch ${missing.map((id) => `\`${id}\``).join(', ')} too.`,
        fixes: () => [
          {
            title: `Watch ${missing.map((id) => `\`${id}\``).join(', ')} too`,
            in: monitoring.at,
            edit: (editor) => {
              for (const id of missing) editor.add(monitoring.at, id);
            },
          },
        ],
      });
    const { suite } = model;
    if (review !== undefined || monitoring !== undefined || !readable || suite === undefined) return;
    if (model.environment?.value !== 'production') return;
    report({
      at: suite.at,
      advice: true,
      message:
        'The spec does not say who would notice an attack. Read the logs daily and watch queues, CPUs, disks and network: write `log-review` and `monitoring` under `security`.',
      fixes: () => [
        {
          title: 'Plan daily reviews of the logs',
          edit: (editor) => {
            setPath(editor, ['security', 'log-review'], 'daily');
          },
        },
      ],
    });
  },
});
