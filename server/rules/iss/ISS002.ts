import { searchComponents } from '../../catalog/roles';
import { isBefore, needOf } from '../../catalog/releases';
import { bringIn } from '../../fixes/components';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'ISS002',
  name: 'search-message-queue',
  severity: 'error',
  title: 'Indexing and Search has no Message Queue that is recent enough',
  source: ['L4976'],
  check(model, report) {
    const limit = needOf('iss-index', 'jmq').atLeast;
    const search = presenceOf(model, ...searchComponents);
    if (search === undefined) return;
    const [index] = model.of(...searchComponents);
    if (index !== undefined && model.lacks('jmq')) {
      report({
        at: index.at,
        message: `The index learns of new mail from events that Message Queue carries, and there is no \`jmq\` in this deployment. Add one, version ${limit} or later.`,
        fixes: () => bringIn(model, index.host, 'jmq', { base: 'queue', tier: 1, zone: 'intranet' }),
      });
    }
    for (const version of versionsOf(model, 'jmq')) {
      if (isBefore(version.value, limit) !== true) continue;
      report({
        at: version.at,
        message: `Indexing and Search works with Message Queue ${limit} or later, and this is \`${version.source}\`. Upgrade the broker.`,
        related: [{ at: search.at, message: placeOf(search) }],
        fixes: () => [replaceFix(version, limit)],
      });
    }
  },
});
