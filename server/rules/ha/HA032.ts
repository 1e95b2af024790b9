import { directories, storeComponents } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { defineRule } from '../rule';
import { replaceFix } from '../../fixes/values';

export const rule = defineRule({
  code: 'HA032',
  name: 'remote-directory-behind',
  severity: 'warning',
  title: 'The remote directory is behind the mailboxes that need it',
  source: ['L1552'],
  check(model, report) {
    const failover = model.services?.['remote-failover'];
    if (failover === undefined) return;
    const age = failover['directory-age'];
    const messages = failover['message-age'];
    if (age !== undefined && messages !== undefined && age.value.amount > messages.value.amount)
      report({
        at: age.at,
        message: `The remote directory may be \`${age.source}\` old, the mailboxes \`${messages.source}\`: mail of users whom it does not know yet cannot be recovered. Keep the directory at least as current as the mailboxes.`,
        related: [{ at: messages.at, message: 'The mailboxes at the remote site' }],
        fixes: () => [replaceFix(age, messages.source)],
      });
    const order = failover['restore-order'];
    const store = order?.items.find(({ value }) => storeComponents.includes(value));
    if (order === undefined || store === undefined || order.incomplete) return;
    const directory = order.items.find(({ value }) => directories.includes(value));
    if (directory !== undefined && order.items.indexOf(directory) < order.items.indexOf(store)) return;
    // A copy that is kept up to date at the remote site is not restored.
    if (
      directory === undefined &&
      (age !== undefined || failover.incomplete || !model.complete || isKept(model, failover.site?.value))
    )
      return;
    report({
      at: store.at,
      message:
        directory === undefined
          ? `\`${store.source}\` is restored, and no directory before it. Messages are put back by user, so the directory must be there first.`
          : `\`${store.source}\` is restored before \`${directory.source}\`. Messages are put back by user, so the restore of the directory must be complete first.`,
      ...(directory === undefined ? {} : { related: [{ at: directory.at, message: 'The directory comes later' }] }),
      fixes: () => [
        {
          title: `Restore \`${directory?.value ?? 'directory-master'}\` first`,
          in: store.at,
          edit: (editor) => {
            if (directory === undefined) editor.addBefore(store.at, 'directory-master');
            else editor.moveBefore(directory.at, store.at);
          },
        },
      ],
    });
  },
});

/** Whether a directory stands at the remote site, or may. */
const isKept = (model: Model, site: string | undefined): boolean =>
  model.mayBeExternal(...directories) ||
  (site !== undefined && model.of(...directories).some(({ host }) => host.spec.site?.value === site));
