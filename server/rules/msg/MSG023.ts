import { messageStores } from '../../catalog/roles';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG023',
  name: 'store-without-backup',
  severity: 'warning',
  title: 'Message stores are not backed up',
  source: ['L2563'],
  check(model, report) {
    const [store] = model.of(...messageStores);
    const service = model.services?.messaging;
    const backup = service?.backup;
    if (store === undefined || service?.incomplete === true) return;
    if (backup !== undefined && (backup.items.length > 0 || backup.incomplete)) return;
    report({
      at: backup?.key ?? store.at,
      ...(backup === undefined ? { advice: true } : {}),
      message:
        backup === undefined
          ? 'The spec does not say how the stores are backed up. Write it as `backup` under `services.messaging`: `imsbackup`, `solstice-backup` or `fs-snapshot`.'
          : 'There is no backup of the stores: a cluster keeps the service up, but what is deleted or damaged is gone. Use `imsbackup`, `solstice-backup` or `fs-snapshot`.',
      ...(backup === undefined ? {} : { related: [{ at: store.at, message: `A store, on \`${store.host.name}\`` }] }),
      fixes: () => [
        {
          title: 'Back up with `imsbackup`',
          edit: (editor) => {
            setPath(editor, ['services', 'messaging', 'backup'], ['imsbackup']);
          },
        },
      ],
    });
  },
});
