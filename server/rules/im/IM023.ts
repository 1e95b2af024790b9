import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { featureFact } from './features';

export const rule = defineRule({
  code: 'IM023',
  name: 'im-monitoring-figures',
  severity: 'warning',
  title: 'Monitoring of Instant Messaging shows figures of the server',
  source: ['L5862'],
  check(model, report) {
    const monitoring = featureFact(model, 'monitoring');
    if (monitoring === undefined) return;
    report({
      at: monitoring.at,
      message:
        'Monitoring is off in a usual installation, because it tells a stranger how the server is used. Leave it off, or keep it within the management network and ignore this with that reason.',
      fixes: () => [removeFix(monitoring, 'Remove `monitoring`')],
    });
  },
});
