import { messageStores } from '../../catalog/roles';
import type { Component, Host } from '../../model/model';
import { findOn } from '../../questions/components';
import { setOnComponent } from '../../fixes/edits';
import { defineRule, reportEach } from '../rule';

export const rule = defineRule({
  code: 'MSG022',
  name: 'multiplexor-shares-user',
  severity: 'warning',
  title: 'The multiplexor shares machine and user with the store',
  source: ['L3643'],
  check(model, report) {
    reportEach(model, report, 'MSG022', model.of('mmp'), (mmp, report) => {
      const store = storeOn(mmp.host);
      if (store === undefined) return;
      const user = mmp.spec.user;
      const other = store.spec.user;
      if (mmp.spec.incomplete || store.spec.incomplete) return;
      if (user !== undefined && other !== undefined && user.value !== other.value) return;
      const proven = user !== undefined && other !== undefined;
      report({
        at: (proven ? user : mmp).at,
        ...(proven ? {} : { advice: true }),
        message: proven
          ? 'The multiplexor faces the users. Whoever breaks into it can read all mailboxes, because both run as the same user on the same machine. Move one of them, or give the multiplexor a user of its own.'
          : 'The multiplexor faces the users and shares a machine with the mailboxes. Move it, or let it run as a `user` of its own and say so for both.',
        related: [{ at: (proven ? other : store).at, message: `The store, on \`${mmp.host.name}\`` }],
        fixes: () =>
          other?.value === 'mailproxy'
            ? []
            : [
                {
                  title: `Give the multiplexor on \`${mmp.host.name}\` the user \`mailproxy\``,
                  in: mmp.spec.at,
                  edit: (editor) => {
                    setOnComponent(editor, mmp, 'user', 'mailproxy');
                    if (other === undefined) setOnComponent(editor, store, 'user', 'mailsrv');
                  },
                },
              ],
      });
    });
  },
});

const storeOn = (host: Host): Component | undefined => findOn(host, ...messageStores);
