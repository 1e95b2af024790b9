import { smtpServers } from '../../catalog/roles';
import { bringIn } from '../../fixes/components';
import { defineRule } from '../rule';
import { mailArchive, wishOf } from './features';

export const rule = defineRule({
  code: 'IM007',
  name: 'im-without-mail-server',
  severity: 'error',
  title: 'Instant Messaging is to send mail and there is no mail server',
  source: ['L5137', 'L5599', 'L5667'],
  check(model, report) {
    const notifications = wishOf(model, 'notifications', 'email-notification');
    const archive = mailArchive(model);
    const wish = notifications ?? archive;
    const [server] = model.of('im-server');
    if (wish === undefined || server === undefined || !model.lacks(...smtpServers)) return;
    report({
      at: wish.at,
      message: `${notifications === undefined ? 'The archive goes out' : 'Messages to absent users go out'} by mail, and nothing here takes mail by SMTP. Add an MTA, which is installed before Instant Messaging, or name it under \`external\`.`,
      related: [
        { at: server.at, message: `The server on \`${server.host.name}\`` },
        ...(notifications === undefined || archive === undefined
          ? []
          : [{ at: archive.at, message: 'The archive goes out by mail too' }]),
      ],
      fixes: () => [
        ...bringIn(model, server.host, 'mta', { base: 'mta', tier: 1, zone: 'dmz' }),
        ...(notifications === undefined || archive === undefined ? [wish.off] : []),
      ],
    });
  },
});
