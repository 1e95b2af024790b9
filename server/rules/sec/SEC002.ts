import { mailProxies } from '../../catalog/roles';
import { defineRule } from '../rule';
import { authLists, without } from './mechanisms';

export const rule = defineRule({
  code: 'SEC002',
  name: 'digest-md5',
  severity: 'warning',
  title: 'Digest-MD5 is deprecated',
  source: ['L3629', 'L3677-3679', 'L3687'],
  check(model, report) {
    for (const { list, id } of authLists(model)) {
      // The multiplexor never had it (SEC001).
      const item =
        id !== undefined && mailProxies.includes(id)
          ? undefined
          : list.items.find(({ value }) => value === 'digest-md5');
      if (item === undefined) continue;
      report({
        at: item.at,
        message:
          'Digest-MD5 is deprecated for SMTP, POP and IMAP, and needs passwords in plain text in the directory. Remove it: `plain` over TLS is simpler and safer.',
        fixes: () => [without(list, item)],
      });
    }
  },
});
