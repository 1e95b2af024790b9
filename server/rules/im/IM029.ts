import { componentsOf, type ComponentId } from '../../catalog/components';
import { directoryServices, smtpServers } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { useOfAccessManager } from '../../questions/access-manager';
import { defineRule } from '../rule';
import { mailArchive, wishOf } from './features';
import { afterServer, moveBefore } from './order';

export const rule = defineRule({
  code: 'IM029',
  name: 'im-installed-too-early',
  severity: 'warning',
  title: 'Something that Instant Messaging needs is installed after it',
  source: ['L5667', 'L5683', 'L5743-5750'],
  check(model, report) {
    const late = afterServer(model);
    if (late === undefined) return;
    for (const { ids, reason } of needsOf(model)) {
      // One of them is enough, and the others may follow: one before the server, or one elsewhere that is not installed here.
      if (late.before.some(({ value }) => ids.includes(value))) continue;
      const after = late.items.filter(({ value }) => ids.includes(value));
      const [item] = after;
      if (item === undefined || (model.mayBeExternal(...ids) && !after.some(({ value }) => model.isExternal(value))))
        continue;
      report({
        at: item.at,
        message: `Instant Messaging ${reason}, and is told about \`${item.value}\` when it is installed. Install \`${item.value}\` first.`,
        related: [{ at: late.server.at, message: 'Instant Messaging comes before it' }],
        fixes: () => [moveBefore(item, late.server)],
      });
    }
  },
});

interface Need {
  readonly ids: readonly ComponentId[];
  readonly reason: string;
}

/** What must be there first, and why, as far as the spec says that it is used. */
function needsOf(model: Model): readonly Need[] {
  const mail = wishOf(model, 'notifications', 'email-notification') ?? mailArchive(model);
  const alerts = wishOf(model, 'calendar-alerts', 'calendar-alerts');
  const managed = useOfAccessManager(model) !== undefined;
  return [
    { ids: directoryServices, reason: 'finds its users in the directory' },
    ...(mail === undefined ? [] : [{ ids: smtpServers, reason: 'sends mail' }]),
    ...(alerts === undefined ? [] : [{ ids: componentsOf('calendar'), reason: 'shows calendar alerts' }]),
    ...(managed ? [{ ids: ['access-manager'] as const, reason: 'works with Access Manager' }] : []),
  ];
}
