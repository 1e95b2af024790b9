import { switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT013',
  name: 'users-choose-settings',
  severity: 'hint',
  title: 'Users choose the settings of the Outlook connector themselves',
  source: ['L6526'],
  check(model, report) {
    const preset = outlookService(model)?.rollout?.['preset-settings'];
    if (preset?.value !== false) return;
    report({
      at: preset.at,
      message:
        'Server names, ports and search settings can be written into installation packages, one for each group of users. That spares users the choice and the help desk the calls.',
      fixes: () => [switchFix(preset, true)],
    });
  },
});
