import type { Component, Host, Model } from '../../model/model';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isOneServer, isPooled } from '../../questions/im-servers';

/** More missing names than these are not written into a spec by a fix. */
const NAMES = 12;

export const rule = defineRule({
  code: 'IM015',
  name: 'im-servers-unconnected',
  severity: 'error',
  title: 'Instant Messaging servers do not know each other',
  source: ['L5795'],
  check(model, report) {
    const servers = separateServers(model);
    const all = new Set(servers.map(({ host }) => host));
    const [first] = servers;
    if (first === undefined || (all.size < 2 && isOneServer(model, first))) return;
    const witness = servers.find(({ spec }) => spec.peers !== undefined);
    if (witness === undefined) {
      if (!model.complete || servers.some((server) => isCluster(model, server))) return;
      report({
        at: first.at,
        advice: true,
        message:
          'There are several Instant Messaging servers, and nothing says that they are set up to know each other. Users of one reach those of another only then: list `peers` at each.',
        related: servers.slice(1, 6).map(({ at, host }) => ({ at, message: `A server on \`${host.name}\`` })),
        fixes: () =>
          all.size <= NAMES ? [{ title: 'List `peers` at each server', edit: listAll(model, servers) }] : [],
      });
      return;
    }
    for (const server of servers) {
      const { peers } = server.spec;
      if (peers?.incomplete === true || server.host.incomplete) continue;
      const known = new Set(model.hostsOf(peers));
      const missing = firstMissing(model, server, servers, known);
      if (missing.length === 0) continue;
      const names = missing.slice(0, 3).map(({ name }) => `\`${name}\``);
      report({
        at: peers?.key ?? server.at,
        message: `The server on \`${server.host.name}\` is not set up to talk to ${names.join(', ')}${missing.length > names.length ? ' and others' : ''}, so their users cannot chat with each other. Each server must name all others as \`peers\`.`,
        related: [
          ...(witness === server || witness.spec.peers?.key === undefined
            ? []
            : [{ at: witness.spec.peers.key, message: `\`${witness.host.name}\` names its peers` }]),
          ...servers
            .filter(({ host }) => missing.slice(0, 3).includes(host))
            .map(({ at, host }) => ({ at, message: `The server on \`${host.name}\`` })),
        ],
        fixes: () => (missing.length > NAMES ? [] : [addPeers(server, missing)]),
      });
    }
  },
});

/** Servers that stand alone; the members of a pool know each other by the pool. */
const separateServers = (model: Model): readonly Component[] =>
  model.of('im-server').filter((server) => !isPooled(model, server));

/** Two hosts of a cluster may be one server. */
const isCluster = (model: Model, server: Component): boolean => model.haOf(server)?.method?.value === 'solaris-cluster';

/** The first hosts whose server one does not know; at most one more than a fix would write. */
function firstMissing(
  model: Model,
  server: Component,
  servers: readonly Component[],
  known: ReadonlySet<Host>,
): readonly Host[] {
  const missing = new Set<Host>();
  for (const other of servers) {
    if (known.has(other.host) || (other.host === server.host && isOneServer(model, other))) continue;
    missing.add(other.host);
    if (missing.size > NAMES) break;
  }
  return [...missing];
}

const addPeers = (server: Component, missing: readonly Host[]): FixDraft => {
  const written = server.spec.peers;
  const names = [...(written?.items.map(({ value }) => value) ?? []), ...missing.map(({ name }) => name)];
  const value = names.length === 1 ? (names[0] ?? '') : names;
  return {
    title: `Add ${missing.length === 1 ? `\`${missing[0]?.name ?? ''}\`` : `${missing.length} servers`} to the \`peers\` of \`${server.host.name}\``,
    in: server.spec.at,
    edit: (editor) => {
      if (written === undefined) setOnComponent(editor, server, 'peers', value);
      else editor.replace(written.at, value);
    },
  };
};

const listAll =
  (model: Model, servers: readonly Component[]): FixDraft['edit'] =>
  (editor) => {
    for (const server of servers) addPeers(server, firstMissing(model, server, servers, new Set())).edit(editor);
  };
