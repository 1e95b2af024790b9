import type { HaSpec } from '../../model/format';
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isCluster } from './promised';

export const rule = defineRule({
  code: 'HA035',
  name: 'incomplete-cluster',
  severity: 'error',
  title: 'A cluster needs two nodes and shared storage',
  source: ['L2909'],
  check(model, report) {
    for (const { method, nodes, 'shared-storage': shared } of allStatements(model)) {
      if (method === undefined || !isCluster(method.value)) continue;
      const related = [{ at: method.at, message: 'The cluster' }];
      if (nodes !== undefined && nodes.value < 2)
        report({
          at: nodes.at,
          message:
            'A cluster of one node has nobody to take over: when it fails, the service is down. A cluster is two systems or more.',
          related,
          fixes: () => [replaceFix(nodes, 2)],
        });
      if (shared?.value === false)
        report({
          at: shared.at,
          message:
            'The node that takes over must reach the data of the failed one, and here the nodes share no storage. Put the data on storage that all nodes are connected to.',
          related,
          fixes: () => [
            {
              title: 'Set `shared-storage` to `true`',
              in: shared.at,
              edit: (editor) => {
                editor.replace(shared.at, true);
              },
            },
          ],
        });
    }
  },
});

/** Everything that is written about high availability, each place once. */
function allStatements(model: Model): readonly HaSpec[] {
  const { services } = model;
  return [
    services?.messaging?.ha,
    services?.calendar?.ha,
    services?.['instant-messaging']?.ha,
    ...model
      .each(model.hosts, 'HA035', ({ spec, components }) =>
        [spec.ha, ...components.map((component) => component.spec.ha)].filter((ha) => ha !== undefined),
      )
      .flat(),
  ].flatMap((ha) => (ha === undefined ? [] : [ha]));
}
