import { queueHolders } from '../../catalog/roles';
import { redundantRaid } from '../../catalog/vocabulary';
import type { Component } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { mayHave, setOnComponent } from '../../fixes/edits';
import { defineRule, reportEach } from '../rule';
import type { Editor } from '../../syntax/edits';

export const rule = defineRule({
  code: 'HA034',
  name: 'queue-without-redundancy',
  severity: 'warning',
  title: 'The message queue lies on disks without redundancy',
  source: ['L2579', 'L3113', 'L1447'],
  check(model, report) {
    // A store host takes a queue only where it says so; the whole product has one for certain.
    const mtas = model.of(...queueHolders);
    reportEach(model, report, 'HA034', mtas, ({ spec }, report) => {
      const raid = spec.queue?.raid;
      if (raid === undefined || redundantRaid.includes(raid.value)) return;
      report({
        at: raid.at,
        message: `The MTA has told the sender that it will deliver what lies in its queue, and with \`${raid.source}\` one lost disk loses it for good. Mirror the queue, or use RAID 5 in a caching controller.`,
        fixes: () => [replaceFix(raid, 'mirror'), replaceFix(raid, 'raid5-controller')],
      });
    });
    const isUnsaid = model.each(
      mtas,
      'HA034, unsaid',
      ({ id, spec }) => id !== 'message-store' && spec.queue?.raid === undefined && !spec.incomplete,
    );
    const unsaid = mtas.filter((_, place) => isUnsaid[place]);
    const [first] = unsaid;
    if (first === undefined) return;
    report({
      at: first.at,
      message:
        'Mail in the queue exists nowhere else, so its disks must be redundant. Say how they are protected: `queue: { raid: mirror }`.',
      fixes: () =>
        (unsaid.length > 1 && isOverlay(model)) || !unsaid.every(({ id }) => mayHave(id, 'queue'))
          ? []
          : [
              {
                title:
                  unsaid.length === 1 ? 'Set `raid` of the queue to `mirror`' : 'Set `raid` of every queue to `mirror`',
                in: first.at,
                edit: (editor) => {
                  for (const mta of unsaid) setRaid(editor, mta, 'mirror');
                },
              },
            ],
      advice: true,
    });
  },
});

function setRaid(editor: Editor, mta: Component, value: 'mirror' | 'raid5-controller'): void {
  const { queue } = mta.spec;
  if (queue === undefined) setOnComponent(editor, mta, 'queue', { raid: value });
  else editor.insert(queue.at, 'raid', value);
}
