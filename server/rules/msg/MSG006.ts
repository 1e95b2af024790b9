import { mtaComponents } from '../../catalog/roles';
import { isBefore, lifecycle } from '../../catalog/releases';
import { isTwoTier } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
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
    if (stores.some((store) => isBefore(model.versionOf(store)?.value, lifecycle.lmtp.from) === true)) return;
    // The version may be one that could not be read.
    if (general?.incomplete === true || stores.some(({ spec }) => spec.incomplete)) return;
    const message =
      'By SMTP each message is queued, looked up and routed again on the store. LMTP puts it straight into the mailbox, which saves disk accesses and directory queries. Set `delivery` to `lmtp`.';
    const relays = model.of(...mtaComponents).filter(({ host }) => !runs(host, 'message-store'));
    if (relays.some(({ spec }) => spec.incomplete)) return;
    const toStores = relays.filter(({ spec }) => {
      const targets = spec['delivers-to'];
      return targets === undefined || model.hostsOf(targets).some((host) => runs(host, 'message-store'));
    });
    if (toStores.length === 0) return;
    for (const fact of new Set(toStores.map(({ spec }) => spec.delivery ?? general?.delivery))) {
      if (fact?.value === 'smtp') report({ at: fact.at, message, fixes: () => [replaceFix(fact, 'lmtp')] });
    }
    const [first] = toStores;
    if (
      first === undefined ||
      general?.delivery !== undefined ||
      toStores.some(({ spec }) => spec.delivery !== undefined)
    )
      return;
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
