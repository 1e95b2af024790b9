import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'AV017',
  name: 'spam-deleted',
  severity: 'warning',
  title: 'Spam is deleted without a word',
  source: ['L3857'],
  check(model, report) {
    const action = model.services?.antispam?.['on-spam'];
    if (action?.value !== 'delete') return;
    report({
      at: action.at,
      message:
        'A filter also classifies some legitimate mail as spam. Deleted silently it is lost, and neither sender nor recipient learns of it. Put it aside, or mark it.',
      fixes: () => [replaceFix(action, 'sideline'), replaceFix(action, 'tag')],
    });
  },
});
