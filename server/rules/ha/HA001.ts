import { componentInfo } from '../../catalog/components';
import type { Component, Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { setOnHost } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { haStatements, methodFix, removable, type HaStatement } from './statements';

export const rule = defineRule({
  code: 'HA001',
  name: 'im-on-veritas',
  severity: 'error',
  title: 'Instant Messaging does not support Veritas Cluster Server',
  source: ['L1392', 'L1459'],
  check(model, report) {
    for (const statement of haStatements(model, ['im-server'], 'instant-messaging')) {
      if (statement.method.value !== 'vcs') continue;
      const { components, method } = statement;
      report({
        at: method.at,
        message:
          'Instant Messaging has no agent for Veritas Cluster Server, so the server would not fail over. Use `solaris-cluster`, or rely on several multiplexors.',
        related: components
          .slice(0, 5)
          .map(({ at, host }) => ({ at, message: `The server runs here, on \`${host.name}\`` })),
        fixes: () => {
          // The cluster agent runs on Solaris only (HA009).
          const elsewhere = components.some(
            ({ host }) => host.spec.os !== undefined && host.spec.os.value !== 'solaris',
          );
          return [
            ...(elsewhere ? [] : methodFix(model, statement, components, 'solaris-cluster')),
            ...withoutCluster(model, statement),
          ];
        },
      });
    }
  },
});

/** Redundant multiplexors in place of a cluster: at least two of them. */
function withoutCluster(model: Model, statement: HaStatement): readonly FixDraft[] {
  if (!removable(statement, ({ id }) => id !== 'im-server')) return [];
  const muxes = model.of('im-mux');
  const [mux] = muxes;
  const double =
    !isOverlay(model) && mux !== undefined && model.countOf(muxes) === 1 && mux.host.components.every(stateless);
  return [
    {
      title: double ? 'Remove `ha` and run two multiplexors' : 'Remove `ha`',
      in: statement.method.at,
      edit: (editor) => {
        editor.removeEntry(statement.ha.at);
        if (double) setOnHost(editor, mux.host, 'count', 2);
      },
    },
  ];
}

const stateless = ({ id }: Component): boolean => componentInfo(id).state === 'stateless';
