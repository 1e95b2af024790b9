import { componentsOf } from '../../catalog/components';
import { addFix } from '../../fixes/components';
import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG004',
  name: 'pop-before-smtp-without-proxy',
  severity: 'error',
  title: 'POP before SMTP needs the SMTP proxy',
  source: ['L3349'],
  check(model, report) {
    if (!model.lacks('mmp-smtp-proxy')) return;
    const general = model.services?.messaging?.auth;
    const own = model.each(model.of(...componentsOf('messaging')), 'MSG004', ({ spec }) => spec.auth);
    const lists = [general, ...own];
    const [proxyHost] = model.of('mmp').map(({ host }) => host);
    for (const list of new Set(lists)) {
      const item = list?.items.find(({ value }) => value === 'pop-before-smtp');
      if (list === undefined || item === undefined) continue;
      const hasAuth = list.items.some(({ value }) => value === 'smtp-auth');
      report({
        at: item.at,
        message:
          'POP before SMTP requires the SMTP proxy of the Multiplexor, and this spec has none. Use authenticated submission, or add an `mmp-smtp-proxy`.',
        fixes: () => [
          hasAuth ? removeFix(item, 'Remove `pop-before-smtp`') : replaceFix(item, 'smtp-auth'),
          ...(proxyHost === undefined || proxyHost.incomplete ? [] : [addFix(model, proxyHost, 'mmp-smtp-proxy')]),
        ],
      });
    }
  },
});
