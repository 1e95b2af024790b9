/** Names of Instant Messaging servers, each as one server. */
import type { Component, Model } from '../../spec/model';

/** Whether the hosts of a group are one server: the nodes of a cluster are. */
export const isOneServer = (model: Model, server: Component): boolean =>
  server.host.count === 1 || model.haOf(server)?.method?.value === 'solaris-cluster';

/** The name by which something refers to this server and to no other. */
export const nameOfServer = (model: Model, server: Component): string =>
  isOneServer(model, server) ? server.host.name : `${server.host.name}-1`;
