import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SEC012',
  name: 'messenger-express-smime',
  severity: 'error',
  title: 'Messenger Express cannot sign or encrypt',
  source: ['L1709', 'L1717'],
  check(model, report) {
    const smime = model.services?.messaging?.smime;
    if (smime?.value !== true) return;
    const message =
      'Users must be able to sign and encrypt, and Messenger Express can neither write nor read such messages. Use Convergence or another client with S/MIME.';
    const related = [{ at: smime.at, message: 'S/MIME is required' }];
    const clients = model.section('clients');
    const listed = clients?.items.find(({ value }) => value === 'messenger-express');
    if (listed !== undefined) {
      report({
        at: listed.at,
        message,
        related,
        fixes: () => {
          const has = clients?.items.some(({ value }) => value === 'convergence') === true || model.has('convergence');
          return [has ? removeFix(listed, 'Remove `messenger-express`') : replaceFix(listed, 'convergence')];
        },
      });
    }
    for (const { at } of model.of('messenger-express')) report({ at, message, related });
  },
});
