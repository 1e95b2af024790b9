import { messageStores } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { ticked } from '../../words/list';
import { defineRule } from '../rule';

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
        fixes: [replaceFix(quotas, true)],
      });
    if (alarm?.value === false)
      report({
        at: alarm.at,
        message:
          'A store that runs out of disk takes no mail at all. Let administrators be told while there is still room.',
        fixes: [replaceFix(alarm, true)],
      });
    const missing = (['quotas', 'space-alarm'] as const).filter((key) => service?.[key] === undefined);
    if (missing.length === 0) return;
    report({
      at: store.at,
      advice: true,
      message: `The spec does not say whether the disks of the store are guarded: by quotas, and by an alarm before they are full. Set ${ticked(missing)} under \`services.messaging\`.`,
      fixes: [
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
