import type { ComponentId } from '../../catalog/components';
import { clusterBackEnds } from '../../catalog/roles';
import { serviceOf, type Component } from '../../model/model';
import { isSpread } from '../../questions/architecture';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isCluster, promised, promiseNote, speaksOfHa } from './promised';
import { haStatements, methodFix, type HaMethod } from './statements';

export const rule = defineRule({
  code: 'HA012',
  name: 'store-without-cluster',
  severity: 'warning',
  title: 'Availability is promised, and a store has no cluster',
  source: ['L783', 'L1447', 'L4839'],
  check(model, report) {
    const promise = promised(model);
    // A single host cannot keep the promise anyhow (HA013).
    if (promise === undefined || !isSpread(model)) return;
    for (const id of clusterBackEnds) {
      for (const statement of haStatements(model, [id])) {
        const { method, components } = statement;
        if (takesOver(id, method.value)) continue;
        report({
          at: method.at,
          message: `\`${promise.source}\` is promised, and \`${method.source}\` lets nothing take over when the host of \`${id}\` fails: its users wait until it is repaired. Put it in a cluster.`,
          related: [
            ...promiseNote(model),
            ...components.slice(0, 5).map(({ at, host }) => ({ at, message: `It runs here, on \`${host.name}\`` })),
          ],
          fixes: mayUseSolarisCluster(components) ? methodFix(model, statement, components, 'solaris-cluster') : [],
        });
      }
      const open = model
        .of(id)
        .filter((component) => !component.host.incomplete && model.haOf(component) === undefined);
      const [first, ...rest] = open;
      if (first === undefined) continue;
      report({
        at: first.at,
        message: `\`${promise.source}\` is promised, and the spec names no cluster for \`${id}\`: while its host is down, its users have no service. Say how it fails over.`,
        related: [
          ...promiseNote(model),
          ...rest.slice(0, 5).map(({ at, host }) => ({ at, message: `Also on \`${host.name}\`` })),
        ],
        fixes: mayUseSolarisCluster(open) ? clusterFix(first) : [],
        ...(speaksOfHa(model) ? {} : { advice: true }),
      });
    }
  },
});

/** By a method that does not fit, something should take over: other rules have it. */
const takesOver = (id: ComponentId, method: HaMethod): boolean =>
  isCluster(method) || (id === 'im-server' && method === 'server-pool');

/** The agent of Instant Messaging is for Solaris alone. */
const mayUseSolarisCluster = (components: readonly Component[]): boolean =>
  components.every(({ id, host }) => id !== 'im-server' || (host.spec.os?.value ?? 'solaris') === 'solaris');

function clusterFix({ id }: Component): readonly FixDraft[] {
  const service = serviceOf(id);
  if (service === undefined) return [];
  return [
    {
      title: `Use \`solaris-cluster\` for \`${service}\``,
      edit: (editor) => {
        setPath(editor, ['services', service, 'ha'], 'solaris-cluster');
      },
    },
  ];
}
