import { componentsOf } from '../../catalog/components';
import { isAtLeast, isBefore, needOf } from '../../catalog/releases';
import { versionsOf } from '../../questions/components';
import { tooOldRule } from '../shapes/too-old';

const { whoFrom, whoUntil, source } = needOf('im-server', 'messaging');

export const rule = tooOldRule({
  code: 'IM032',
  name: 'messaging-server-too-old-for-instant-messaging',
  severity: 'warning',
  title: 'Messaging Server is too old for Instant Messaging 7',
  source,
  holds: [{ of: 'instant-messaging', from: whoFrom, until: whoUntil }],
  who: 'im-server',
  needs: 'messaging',
  of: componentsOf('messaging'),
  message: ({ written, limit, model }) => {
    const ours = versionsOf(model, 'im-server').some(
      ({ value }) => isAtLeast(value, whoFrom) === true && isBefore(value, whoUntil) === true,
    );
    return ours
      ? `Instant Messaging 7 to 7.2 does not work with Messaging Server before ${limit}, as its release notes say, and this is \`${written}\`. Upgrade both together.`
      : undefined;
  },
});
