import { componentsOf, type ComponentId } from '../../catalog/components';
import { directoryServices, smtpServers } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { defineRule } from '../rule';
import { wishOf } from './features';
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
    const reasons = reasonsOf(model);
    for (const item of late.items) {
      const reason = reasons.get(item.value);
      if (reason === undefined) continue;
      report({
        at: item.at,
        message: `Instant Messaging ${reason}, and is told about \`${item.value}\` when it is installed. Install \`${item.value}\` first.`,
        related: [{ at: late.server.at, message: 'Instant Messaging comes before it' }],
        fixes: [moveBefore(item, late.server)],
      });
    }
  },
});

/** What must be there first, and why, as far as the spec says that it is used. */
function reasonsOf(model: Model): ReadonlyMap<ComponentId, string> {
  const service = model.services?.['instant-messaging'];
  const reasons = new Map<ComponentId, string>();
  const need = (ids: readonly ComponentId[], reason: string): void => {
    for (const id of ids) reasons.set(id, reason);
  };
  need(directoryServices, 'finds its users in the directory');
  if (wishOf(model, 'notifications', 'email-notification') !== undefined || service?.archive?.value === true)
    need(smtpServers, 'sends mail');
  if (wishOf(model, 'calendar-alerts', 'calendar-alerts') !== undefined)
    need(componentsOf('calendar'), 'shows calendar alerts');
  if ([model.sso?.mode?.value, service?.auth?.value, service?.policy?.value].includes('access-manager'))
    need(['access-manager'], 'works with Access Manager');
  return reasons;
}
