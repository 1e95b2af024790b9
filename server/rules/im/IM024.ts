import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { featureFact } from './features';

export const rule = defineRule({
  code: 'IM024',
  name: 'im-debug-log',
  severity: 'hint',
  title: 'Instant Messaging writes a debug log',
  source: ['L5864'],
  check(model, report) {
    const debug = featureFact(model, 'debug-logging');
    if (debug === undefined) return;
    report({
      at: debug.at,
      message:
        'The debug log slows the server down and holds what users write to each other. Switch it on only while you look for a fault.',
      fixes: () => [removeFix(debug, 'Remove `debug-logging`')],
    });
  },
});
