/** Names of Instant Messaging servers, each as one server. */
import type { Fact } from '../model/dsl';
import type { Component, Model } from '../model/model';
import { runs } from './components';

/** Whether a server is kept available in this way, or may be by what cannot be read. */
function mayHave(model: Model, server: Component, method: 'solaris-cluster' | 'server-pool'): boolean {
  const ha = model.haOf(server);
  if (ha?.method !== undefined) return ha.method.value === method;
  return (
    ha?.incomplete === true ||
    server.host.incomplete ||
    (ha === undefined && model.services?.['instant-messaging']?.incomplete === true)
  );
}

/** Whether the hosts of a group are one server: the nodes of a cluster are. */
export const isOneServer = (model: Model, server: Component): boolean =>
  server.host.count === 1 || mayHave(model, server, 'solaris-cluster');

/** Whether it is a member of a pool: several servers that serve one domain (L255). */
export const isPooled = (model: Model, server: Component): boolean => mayHave(model, server, 'server-pool');

/** The name by which something refers to this server and to no other. */
export const nameOfServer = (model: Model, server: Component): string =>
  isOneServer(model, server) ? server.host.name : `${server.host.name}-1`;

/** The one server that a reference means, by a name that no other has; undefined where it means several, or none. */
export function serverNamed(
  model: Model,
  fact: Fact<string>,
): { readonly name: string; readonly at: Component } | undefined {
  const host = model.host(fact.value);
  const at = host?.components.find(({ id }) => id === 'im-server');
  if (host === undefined || at === undefined) return undefined;
  if (isOneServer(model, at)) return { name: host.name, at };
  return fact.value === host.name ? undefined : { name: fact.value, at };
}

/** Every multiplexor stands, or may stand, on the host of its server, so what they say to each other does not leave the machine. */
export function isOneMachine(model: Model): boolean {
  const muxes = model.of('im-mux');
  // What cannot be read may be what is there.
  if (!model.complete) return true;
  return (
    muxes.length > 0 &&
    muxes.every(
      ({ host, spec }) =>
        runs(host, 'im-server') &&
        host.count === 1 &&
        (spec.server?.items.every(({ value }) => value === host.name) ?? model.of('im-server').length === 1),
    )
  );
}
