import { isBefore, lifecycle } from '../../catalog/releases';
import { webmailServers } from '../../catalog/roles';
import { anyUnread, placeOf, presenceOf, versionsOf } from '../../questions/components';
import { storesWithout } from '../../questions/store-services';
import { defineRule } from '../rule';
import { serveFix } from './serve';

const { from, source } = lifecycle.webmailByImap;

export const rule = defineRule({
  code: 'MSG034',
  name: 'webmail-without-imap',
  severity: 'error',
  title: 'Web mail reads a store by IMAP, and IMAP is off there',
  source,
  holds: [{ of: 'messaging', from }],
  check(model, report) {
    const webmail = presenceOf(model, ...webmailServers);
    // Before that it read the store without the IMAP server.
    if (
      webmail === undefined ||
      versionsOf(model, ...webmailServers).some(({ value }) => isBefore(value, from) === true)
    )
      return;
    // A version that cannot be read may be one of those.
    const { services } = model;
    if (services?.incomplete === true || services?.messaging?.incomplete === true) return;
    if (anyUnread(model, ...webmailServers)) return;
    for (const off of storesWithout(model, 'imap')) {
      const { store, serves } = off;
      report({
        at: serves.key ?? store.at,
        message: `The store on \`${store.host.name}\` does not run its IMAP server, and web mail reads mailboxes by IMAP: users of this store see no mail in the browser. Add \`imap\`; users can still be kept from it by a firewall.`,
        related: [{ at: webmail.at, message: placeOf(webmail) }],
        fixes: () => [serveFix(off, 'imap')],
      });
    }
  },
});
