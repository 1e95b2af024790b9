import { imApplications, webContainers } from '../../catalog/roles';
import { isBefore, lifecycle, majorBefore } from '../../catalog/releases';
import type { Model } from '../../model/model';
import { runs, versionsOf } from '../../questions/components';
import { defineRule } from '../rule';
import { afterServer, moveBefore } from './order';

export const rule = defineRule({
  code: 'IM018',
  name: 'container-after-im',
  severity: 'warning',
  title: 'The web container is installed after Instant Messaging',
  source: ['L5133'],
  check(model, report) {
    const late = afterServer(model);
    const user = late === undefined ? undefined : useOfContainer(model);
    if (late === undefined || user === undefined) return;
    for (const item of late.items) {
      if (!webContainers.includes(item.value) || !user.of(item.value)) continue;
      report({
        at: item.at,
        message: `Instant Messaging is configured for the web container that it finds: ${user.why}. Install \`${item.value}\` first.`,
        related: [{ at: late.server.at, message: 'Instant Messaging comes before it' }],
        fixes: () => [moveBefore(item, late.server)],
      });
    }
  },
});

/** What of Instant Messaging runs in a container, and in which. */
function useOfContainer(model: Model): { readonly of: (id: string) => boolean; readonly why: string } | undefined {
  const applications = model.of(...imApplications);
  const [first] = applications;
  if (first !== undefined) {
    return {
      of: (id) => applications.some(({ host }) => runs(host, ...webContainers.filter((other) => other === id))),
      why: `\`${first.id}\` is deployed there`,
    };
  }
  const old = versionsOf(model, 'im-server').some(
    ({ value }) => isBefore(value, lifecycle.imWebContainer.until) === true,
  );
  return old
    ? {
        of: () => true,
        why: `through version ${majorBefore(lifecycle.imWebContainer.until)} users load the client from there`,
      }
    : undefined;
}
