import { searchComponents, messageStores } from '../../catalog/roles';
import { inWords, isBefore, needOf } from '../../catalog/releases';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

const limit = needOf('iss-index', 'messaging').atLeast;

export const rule = defineRule({
  code: 'ISS001',
  name: 'messaging-too-old-for-search',
  severity: 'error',
  title: 'Messaging Server is too old for Indexing and Search',
  source: ['L4972'],
  holds: [{ of: 'messaging', until: limit }],
  check(model, report) {
    const search = presenceOf(model, ...searchComponents);
    if (search === undefined) return;
    for (const version of versionsOf(model, ...messageStores)) {
      if (isBefore(version.value, limit) !== true) continue;
      report({
        at: version.at,
        message: `Indexing and Search needs Messaging Server ${inWords(limit)} or later, and this is \`${version.source}\`. Upgrade the stores.`,
        related: [{ at: search.at, message: placeOf(search) }],
        fixes: () => [replaceFix(version, limit)],
      });
    }
  },
});
