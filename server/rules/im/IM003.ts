import type { Component, Model } from '../../model/model';
import { componentFor } from '../../fixes/components';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isOneServer, isPooled } from '../../questions/im-servers';

export const rule = defineRule({
  code: 'IM003',
  name: 'im-without-multiplexor',
  severity: 'warning',
  title: 'Production runs Instant Messaging without a multiplexor',
  source: ['L5223'],
  check(model, report) {
    const { environment } = model;
    if (environment !== undefined && environment.value !== 'production') return;
    const servers = model.of('im-server');
    if (servers.length === 0) return;
    const served = servedServers(model);
    if (served === undefined) return;
    for (const server of servers) {
      const missing = firstWithout(model, server, served);
      if (missing === undefined || (isPooled(model, server) && isPoolServed(model, served))) continue;
      report({
        at: server.at,
        message: `${environment === undefined ? 'A server in production' : 'In production a server'} should not hold all client connections itself. Put a multiplexor (\`im-mux\`) before \`${missing}\`.`,
        ...(environment === undefined
          ? { advice: true }
          : { related: [{ at: environment.at, message: 'The deployment is for production' }] }),
        fixes: () => addMux(model, server, missing),
      });
    }
  },
});

/** The first server of a component (one, or the hosts of a group) that has no multiplexor. */
function firstWithout(model: Model, server: Component, served: ReadonlySet<string>): string | undefined {
  const { name, count } = server.host;
  if (served.has(name)) return undefined;
  if (isOneServer(model, server)) return name;
  for (let i = 1; i <= count; i++) if (!served.has(`${name}-${i}`)) return `${name}-${i}`;
  return undefined;
}

/** Whether any member of the pool has a multiplexor: its clients reach the pool by that. */
const isPoolServed = (model: Model, served: ReadonlySet<string>): boolean =>
  [...served].some((name) =>
    model.host(name)?.components.some((other) => other.id === 'im-server' && isPooled(model, other)),
  );

/** The names, of groups too, of the servers that have a multiplexor; undefined where that cannot be told. */
function servedServers(model: Model): ReadonlySet<string> | undefined {
  if (!model.complete || model.mayBeExternal('im-mux')) return undefined;
  const names = new Set<string>();
  for (const mux of model.of('im-mux')) {
    const { server } = mux.spec;
    if (server === undefined || server.incomplete) return undefined;
    for (const fact of server.items) {
      const host = model.host(fact.value);
      const at = host?.components.find(({ id }) => id === 'im-server');
      // A name of nothing, or a load balancer between them: any server may be meant.
      if (host === undefined || at === undefined) return undefined;
      names.add(isOneServer(model, at) ? host.name : fact.value);
    }
  }
  return names;
}

function addMux(model: Model, server: Component, name: string): readonly FixDraft[] {
  const { host } = server;
  const architecture = model.architecture?.value;
  const list = host.spec.components?.at;
  const item = componentFor(model, host, 'im-mux');
  const here: FixDraft[] =
    list === undefined
      ? []
      : [
          {
            title: `Add \`im-mux\` to \`${host.name}\``,
            edit: (editor) => {
              editor.add(list, item);
            },
          },
        ];
  // A single tier has no front ends on hosts of their own.
  if (architecture !== 'two-tier' && architecture !== 'edge') return here;
  const added = newHost(model, {
    base: 'mux',
    tier: 1,
    zone: 'dmz',
    components: [{ component: 'im-mux', server: name }],
  });
  if (added === undefined) return [];
  return [{ title: `Add the host \`${added.name}\` with a multiplexor`, in: added.in, edit: added.add }];
}
