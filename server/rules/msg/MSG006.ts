import { mtaComponents } from '../../catalog/roles';
import { isBefore, lifecycle } from '../../catalog/releases';
import { isTwoTier } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { anyUnread, runs, versionsOn } from '../../questions/components';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG006',
  name: 'smtp-into-stores',
  severity: 'hint',
  title: 'Mail goes into the stores by SMTP',
  source: ['L1303-1310', 'L2282', 'L6657'],
  holds: [{ of: 'messaging', from: lifecycle.lmtp.from }],
  check(model, report) {
    const stores = model.of('message-store');
    if (!isTwoTier(model) || stores.length === 0) return;
    const general = model.services?.messaging;
    if (versionsOn(model, 'message-store').some(({ value }) => isBefore(value, lifecycle.lmtp.from) === true)) return;
    // The version may be one that could not be read.
    if (general?.incomplete === true || anyUnread(model, 'message-store')) return;
    const message =
      'By SMTP each message is queued, looked up and routed again on the store. LMTP puts it straight into the mailbox, which saves disk accesses and directory queries. Set `delivery` to `lmtp`.';
    const relays = model.of(...mtaComponents).filter(({ host }) => !runs(host, 'message-store'));
    const reach = model.each(relays, 'MSG006', ({ spec }, own) => {
      const targets = spec['delivers-to'];
      if (spec.incomplete) return undefined;
      return targets === undefined || own.hostsOf(targets).some((host) => runs(host, 'message-store'));
    });
    if (reach.includes(undefined)) return;
    const toStores = relays.filter((_, place) => reach[place]);
    if (toStores.length === 0) return;
    const given = model.each(toStores, 'MSG006, delivery', ({ spec }) => spec.delivery);
    for (const fact of new Set(given.map((own) => own ?? general?.delivery))) {
      if (fact?.value === 'smtp') report({ at: fact.at, message, fixes: () => [replaceFix(fact, 'lmtp')] });
    }
    const [first] = toStores;
    if (first === undefined || general?.delivery !== undefined || given.some((own) => own !== undefined)) return;
    report({
      at: first.at,
      advice: true,
      message:
        'The spec does not say how mail gets into the stores. LMTP is best in two tiers: set `delivery` to `lmtp`.',
      fixes: () => [
        {
          title: 'Set `delivery` to `lmtp` for all MTAs',
          edit: (editor) => {
            setPath(editor, ['services', 'messaging', 'delivery'], 'lmtp');
          },
        },
      ],
    });
  },
});
