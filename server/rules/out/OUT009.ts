import { replaceFix, switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT009',
  name: 'silent-setup-with-password',
  severity: 'warning',
  title: 'A silent set-up skips Personal Folders with a password',
  source: ['L6423', 'L6462'],
  check(model, report) {
    const service = outlookService(model);
    const setup = service?.rollout?.setup;
    const locked = service?.desktops?.['password-protected-pst'];
    if (setup?.value !== 'silent' || locked?.value !== true) return;
    report({
      at: setup.at,
      message:
        'The wizard asks for no passwords when it runs silently, and leaves such files unconverted; users then cannot reply to the mail in them. Run it interactively, or have the passwords removed before.',
      related: [{ at: locked.at, message: 'Some files have a password' }],
      fixes: () => [replaceFix(setup, 'interactive'), switchFix(locked, false)],
    });
  },
});
