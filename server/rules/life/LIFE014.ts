import { askedDirectories, searchComponents } from '../../catalog/roles';
import { componentInfo, componentsOf, type ComponentId } from '../../catalog/components';
import type { Model } from '../../model/model';
import { presenceOf, versionsOf } from '../../questions/components';
import { listed } from '../../words/list';
import { defineRule } from '../rule';

interface Client {
  readonly title: string;
  readonly ids: readonly ComponentId[];
  /** What it depends on, in exact versions; any one of the ids of a row. */
  readonly needs: readonly { readonly name: string; readonly ids: readonly ComponentId[] }[];
}

const messaging = { name: 'Messaging Server', ids: componentsOf('messaging') };
const calendar = { name: 'Calendar Server', ids: componentsOf('calendar') };
const chat = { name: 'Instant Messaging', ids: ['im-server'] as const };
const directory = { name: 'Directory Server', ids: askedDirectories };
const glassfish = { name: 'GlassFish', ids: ['glassfish'] as const };
const queue = { name: 'Message Queue', ids: ['jmq'] as const };

const clients: readonly Client[] = [
  {
    title: 'Convergence',
    ids: ['convergence'],
    needs: [messaging, calendar, chat, directory, glassfish],
  },
  { title: 'Calendar Server 7', ids: ['cal7-frontend'], needs: [glassfish, directory] },
  {
    title: 'Indexing and Search Service',
    ids: searchComponents,
    needs: [messaging, directory, glassfish, queue],
  },
];

export const rule = defineRule({
  code: 'LIFE014',
  name: 'dependency-version-missing',
  severity: 'warning',
  title: 'Versions of what a product depends on are not said',
  source: ['L829', 'L4127', 'L4962'],
  check(model, report) {
    for (const { title, ids, needs } of clients) {
      const [component] = model.of(...ids);
      if (component === undefined) continue;
      const unknown = needs.filter((need) => isUnknown(model, need.ids)).map(({ name }) => name);
      if (unknown.length === 0) continue;
      report({
        at: component.at,
        advice: true,
        message: `${title} works with certain versions of other products only, which its release notes list. The spec does not say the version of ${listed(unknown)}. Write them down as \`version\`.`,
      });
    }
  },
});

/** It is there, and nothing says in which version. */
const isUnknown = (model: Model, ids: readonly ComponentId[]): boolean => {
  const found = presenceOf(model, ...ids);
  return (
    found !== undefined && componentInfo(found.id).infrastructure !== true && versionsOf(model, ...ids).length === 0
  );
};
