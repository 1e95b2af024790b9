import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import type { Component, Model } from '../../model/model';
import { haStatements, type HaStatement } from './statements';

export const rule = defineRule({
  code: 'HA009',
  name: 'im-cluster-not-solaris',
  severity: 'error',
  title: 'Instant Messaging fails over in a cluster on Solaris only',
  source: ['L1463'],
  check(model, report) {
    for (const statement of haStatements(model, ['im-server'])) {
      if (statement.method.value !== 'solaris-cluster') continue;
      const elsewhere = statement.components.filter(({ host }) => (host.spec.os?.value ?? 'solaris') !== 'solaris');
      for (const component of elsewhere) {
        const { os } = component.host.spec;
        if (os === undefined) continue;
        report({
          at: os.at,
          message: `The cluster agent of Instant Messaging exists for Solaris alone, so the server on \`${component.host.name}\` would not fail over. Run it on \`solaris\`, or leave the cluster.`,
          related: [{ at: statement.method.at, message: 'The cluster is written here' }],
          fixes: () => [replaceFix(os, 'solaris'), ...leave(model, statement, component)],
        });
      }
    }
  },
});

/** No cluster for this server; where it is the only one that the statement speaks for, the statement goes. */
function leave(model: Model, statement: HaStatement, component: Component): readonly FixDraft[] {
  if (statement.governed.every((other) => other === component))
    return [
      {
        title: 'Remove `ha`',
        in: statement.ha.at,
        edit: (editor) => {
          editor.removeEntry(statement.ha.at);
        },
      },
    ];
  if (isOverlay(model)) return [];
  return [
    {
      title: 'Use no cluster for `im-server`',
      in: component.at,
      edit: (editor) => {
        setOnComponent(editor, component, 'ha', 'none');
      },
    },
  ];
}
