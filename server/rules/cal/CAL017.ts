import { nearestOf } from '../../words/nearest';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { davstoreValues, knownDavstores } from './davstores';

export const rule = defineRule({
  code: 'CAL017',
  name: 'unknown-davstore',
  severity: 'error',
  title: 'A davStore value is none of the identifiers of the front ends',
  source: ['L4276', 'L4284'],
  above: ['REF001'],
  check(model, report) {
    const values = davstoreValues(model);
    if (values.length === 0) return;
    const lists = knownDavstores(model);
    for (const fact of values) {
      const lacking = lists.find(({ ids }) => !ids.has(fact.value));
      if (lacking === undefined) continue;
      const { ids, front } = lacking;
      const near = nearestOf(fact.value, ids);
      const meant = near.length > 0 ? near : ids.size === 1 ? [...ids] : [];
      report({
        at: fact.at,
        message: `Calendar Server finds a user's database by its davstore identifier, and \`${fact.value}\` is none that ${front === undefined ? 'a database has' : `\`${front.host.name}\` lists`}. Use one that every front end knows.`,
        fixes: () => meant.map((id) => ({ ...replaceFix(fact, id), tied: meant.length > 1 })),
      });
    }
  },
});
