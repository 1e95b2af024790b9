import { isTwoTier } from '../../questions/architecture';
import { setOnHost } from '../../fixes/edits';
import { isUnread } from '../../questions/unread';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG032',
  name: 'single-multiplexor',
  severity: 'hint',
  title: 'A single multiplexor',
  source: ['L3335'],
  check(model, report) {
    const [mmp, second] = model.of('mmp');
    if (mmp === undefined || second !== undefined || mmp.host.count > 1) return;
    if (!model.complete || model.mayBeExternal('mmp') || !isTwoTier(model)) return;
    if (model.environment?.value === 'demo' || isUnread(model, 'environment')) return;
    const { host } = mmp;
    report({
      at: mmp.at,
      message:
        'All users come in through one multiplexor, and while it is down nobody reads mail, although the stores run. Have two or more behind a load balancer.',
      fixes: () => [
        {
          title: `Make it two: \`count: 2\` for \`${host.name}\``,
          in: host.spec.at,
          edit: (editor) => {
            setOnHost(editor, host, 'count', 2);
          },
        },
      ],
    });
  },
});
