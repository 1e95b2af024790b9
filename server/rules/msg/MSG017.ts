import { messageStores } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { ticked } from '../../words/list';
import { defineRule } from '../rule';

const guards = {
  quotas: 'the disk space of each user is limited',
  'space-alarm': 'administrators are told before the disks of the store are full',
} as const;

export const rule = defineRule({
  code: 'MSG017',
  name: 'store-may-fill-up',
  severity: 'hint',
  title: 'Nothing keeps a message store from filling up',
  source: ['L3637'],
  check(model, report) {
    const [store] = model.of(...messageStores);
    const service = model.services?.messaging;
    if (store === undefined || service?.incomplete === true) return;
    const quotas = service?.quotas;
    const alarm = service?.['space-alarm'];
    if (quotas?.value === false)
      report({
        at: quotas.at,
        message:
          'Without quotas one user, or one mail bomb, can fill the disks that all others share. Limit the space of each user.',
        fixes: () => [replaceFix(quotas, true)],
      });
    if (alarm?.value === false)
      report({
        at: alarm.at,
        message:
          'A store that runs out of disk takes no mail at all. Let administrators be told while there is still room.',
        fixes: () => [replaceFix(alarm, true)],
      });
    // A size of the quota says that there is one.
    const limited = model.users?.bases?.items.some(({ quota }) => quota !== undefined) === true;
    const missing = (['quotas', 'space-alarm'] as const).filter(
      (key) => service?.[key] === undefined && !(key === 'quotas' && limited),
    );
    if (missing.length === 0) return;
    report({
      at: store.at,
      advice: true,
      message: `The spec does not say whether ${missing.map((key) => guards[key]).join(' and whether ')}. Set ${ticked(missing)} under \`services.messaging\`.`,
      fixes: () => [
        {
          title: `Say that there ${missing.length > 1 ? 'are quotas and an alarm' : missing[0] === 'quotas' ? 'are quotas' : 'is an alarm'}`,
          edit: (editor) => {
            const wanted = Object.fromEntries(missing.map((key) => [key, true]));
            // What is not there yet is written once, with all that goes below it.
            if (service === undefined) setPath(editor, ['services', 'messaging'], wanted);
            else for (const key of missing) setPath(editor, ['services', 'messaging', key], true);
          },
        },
      ],
    });
  },
});
