import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT008',
  name: 'users-may-not-install',
  severity: 'warning',
  title: 'Users are to install the Outlook connector and may not',
  source: ['L6409-6413', 'L6434', 'L6521'],
  check(model, report) {
    const service = outlookService(model);
    const locked = service?.desktops?.['locked-down'];
    const method = service?.rollout?.method;
    if (locked?.value !== true || method?.value !== 'self-service') return;
    report({
      at: method.at,
      message:
        'Users of these desktops may not install software, so they cannot install the connector themselves. Push it to them with a management tool, or send somebody round.',
      related: [{ at: locked.at, message: 'The desktops are locked down' }],
      fixes: () => [replaceFix(method, 'push'), replaceFix(method, 'visit')],
    });
  },
});
