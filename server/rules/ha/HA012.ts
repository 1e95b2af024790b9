import type { ComponentId } from '../../catalog/components';
import { clusterBackEnds } from '../../catalog/roles';
import { clusterMethods } from '../../catalog/vocabulary';
import type { HaSpec } from '../../model/format';
import { serviceOf, type Component, type Model } from '../../model/model';
import { isSpread } from '../../questions/architecture';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isCluster, promised, promiseNote, speaksOfHa } from './promised';
import { haStatements, insertIntoHa, methodFix, supports, type HaMethod } from './statements';

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
          fixes: () => clustersFor(components).flatMap((cluster) => methodFix(model, statement, components, cluster)),
        });
      }
      const open = model.of(id).filter((component) => !component.host.incomplete && isOpen(model.haOf(component)));
      const [first, ...rest] = open;
      if (first === undefined) continue;
      report({
        at: first.at,
        message: `\`${promise.source}\` is promised, and the spec names no cluster for \`${id}\`: while its host is down, its users have no service. Say how it fails over.`,
        related: [
          ...promiseNote(model),
          ...rest.slice(0, 5).map(({ at, host }) => ({ at, message: `Also on \`${host.name}\`` })),
        ],
        fixes: () => clusterFixes(model, first, open),
        ...(speaksOfHa(model) ? {} : { advice: true }),
      });
    }
  },
});

/** By a method that does not fit, something should take over: other rules have it. */
const takesOver = (id: ComponentId, method: HaMethod): boolean =>
  isCluster(method) || (id === 'im-server' && method === 'server-pool');

/** Nothing names a way to fail over: `watchdog: true` and the like do not. */
const isOpen = (ha: HaSpec | undefined): boolean => ha === undefined || (ha.method === undefined && !ha.incomplete);

/** Cluster software that all of these have an agent for; Solaris Cluster is for Solaris hosts. */
function clustersFor(components: readonly Component[]): readonly HaMethod[] {
  const onSolaris = components.every(({ host }) => (host.spec.os?.value ?? 'solaris') === 'solaris');
  return clusterMethods
    .filter((method) => method !== 'solaris-cluster' || onSolaris)
    .filter((method) => components.every((component) => supports(component, method)))
    .slice(0, 1);
}

/** For the whole product, or into what is written about one host already, which would speak against that. */
function clusterFixes(model: Model, first: Component, open: readonly Component[]): readonly FixDraft[] {
  const service = serviceOf(first.id);
  const [method] = clustersFor(open);
  if (service === undefined || method === undefined) return [];
  const written = model.haOf(first);
  if (written !== undefined)
    return open.length > 1
      ? []
      : [
          {
            title: `Use \`${method}\` for \`${first.id}\` on \`${first.host.name}\``,
            in: written.at,
            edit: (editor) => {
              insertIntoHa(editor, written, 'method', method);
            },
          },
        ];
  if (open.some((component) => model.haOf(component) !== undefined)) return [];
  return [
    {
      title: `Use \`${method}\` for \`${service}\``,
      edit: (editor) => {
        setPath(editor, ['services', service, 'ha'], method);
      },
    },
  ];
}
