import { mtaComponents } from '../../catalog/roles';
import { queueOf } from '../../sizing/disk';
import { formatAmount } from '../../sizing/figure';
import { settingsOf } from '../../sizing/settings';
import { defineRule, type RelatedNode } from '../rule';
import { sizeText } from './size';

export const rule = defineRule({
  code: 'SIZ004',
  name: 'queue-too-small',
  severity: 'warning',
  title: 'The message queues are too small for the outage that is planned for',
  source: ['L2595-2603'],
  check(model, report) {
    const queue = queueOf(model);
    const { needed, room } = queue;
    if (needed === null || room === null || !model.complete || room >= needed * (1 - 1e-9)) return;
    if (model.mayBeExternal(...mtaComponents)) return;
    const [first] = [...queue.hosts].sort((a, b) => (a.room ?? 0) - (b.room ?? 0));
    const at = first?.at;
    if (first === undefined || at === undefined) return;
    const { base, mb } = settingsOf(model);
    const text = (bytes: number): string => formatAmount(bytes / base ** 2, mb);
    const traffic = model.services?.messaging?.traffic;
    const related: readonly RelatedNode[] = [traffic?.messages, traffic?.['message-size'], traffic?.outage].flatMap(
      (fact) =>
        fact === undefined ? [] : [{ at: fact.at, message: `\`${fact.key?.source ?? ''}\` is ${fact.source}` }],
    );
    report({
      at,
      message: `All queues together hold ${text(room)}; messages × size × outage is ${text(needed)}. A full queue refuses mail, so give the queue disks that much.`,
      related,
      fixes: () => {
        const size = sizeText((first.room ?? 0) + (needed - room) / first.host.count, base);
        // With several queues on one host, which of them to enlarge is open.
        const single =
          first.host.components.filter((component) => component.spec.queue?.size !== undefined).length === 1;
        return single
          ? [
              {
                title: `Set \`size\` to \`${size}\``,
                in: at,
                edit: (editor) => {
                  editor.replace(at, size);
                },
              },
            ]
          : [];
      },
    });
  },
});
