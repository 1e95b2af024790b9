import type { Component, Host, Model } from '../../model/model';
import { componentFor } from '../../fixes/components';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { nameOfServer } from '../../questions/im-servers';

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
    const served = servedHosts(model);
    if (served === undefined) return;
    for (const server of servers) {
      if (served.has(server.host)) continue;
      report({
        at: server.at,
        message: `${environment === undefined ? 'A server in production' : 'In production a server'} should not hold all client connections itself. Put a multiplexor (\`im-mux\`) before \`${server.host.name}\`.`,
        ...(environment === undefined
          ? { advice: true }
          : { related: [{ at: environment.at, message: 'The deployment is for production' }] }),
        fixes: addMux(model, server),
      });
    }
  },
});

/** The hosts whose server has a multiplexor; undefined where that cannot be told. */
function servedHosts(model: Model): ReadonlySet<Host> | undefined {
  if (!model.complete || model.mayBeExternal('im-mux')) return undefined;
  const hosts = new Set<Host>();
  for (const mux of model.of('im-mux')) {
    const { server } = mux.spec;
    if (server === undefined || server.incomplete) return undefined;
    for (const fact of server.items) {
      const host = model.host(fact.value);
      // A name of nothing, or a load balancer between them: any server may be meant.
      if (host === undefined || !host.components.some(({ id }) => id === 'im-server')) return undefined;
      hosts.add(host);
    }
  }
  return hosts;
}

function addMux(model: Model, server: Component): readonly FixDraft[] {
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
    components: [{ component: 'im-mux', server: nameOfServer(model, server) }],
  });
  if (added === undefined) return [];
  return [{ title: `Add the host \`${added.name}\` with a multiplexor`, in: added.in, edit: added.add }];
}
