import { isAtLeast, isBefore } from '../../catalog/releases';
import type { Model } from '../../spec/model';
import type { Node } from '../../syntax/tree';
import { minimumVersion, placeOf, presenceOf, replaceFix, versionsOf } from '../kit';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'OUT003',
  severity: 'error',
  title: 'Calendar Server 7 is too old for Outlook',
  source: ['L4060', 'L6272'],
  check(model, report) {
    const limit = minimumVersion('outlook-connector', 'calendar');
    const outlook = useOfOutlook(model);
    // With Calendar Server 6 beside it, Outlook users may be there.
    if (
      limit === undefined ||
      outlook === undefined ||
      presenceOf(model, 'cal6-frontend', 'cal6-backend') !== undefined
    )
      return;
    for (const version of versionsOf(model, 'cal7-frontend')) {
      if (isBefore(version.value, limit) !== true || isAtLeast(version.value, '7') !== true) continue;
      report({
        at: version.at,
        message: `The Outlook connector works with Calendar Server 7 from Update 2 on, and this is \`${version.value}\`. Upgrade the calendar server.`,
        related: [outlook],
        fixes: [replaceFix(version, limit)],
      });
    }
  },
});

function useOfOutlook(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const connector = presenceOf(model, 'outlook-connector');
  if (connector !== undefined) return { at: connector.at, message: placeOf(connector) };
  const client = model.section('clients')?.items.find((item) => item.value === 'outlook');
  return client === undefined ? undefined : { at: client.at, message: 'Outlook is in use, by its connector' };
}
