import type { HaSpec } from '../../model/format';
import type { Component, Model } from '../../model/model';
import { compareVersions } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { defineRule, type ReportFinding } from '../rule';

export const rule = defineRule({
  code: 'HA017',
  name: 'mixed-im-cluster-nodes',
  severity: 'error',
  title: 'Nodes of a mixed Instant Messaging cluster differ',
  source: ['L1473-1478'],
  check(model, report) {
    for (const nodes of mixedClusters(model)) {
      const [first, ...rest] = nodes;
      if (first === undefined) continue;
      for (const other of rest) {
        compareVersionsOf(model, first, other, report);
        compareOptionsOf(first, other, report);
      }
    }
  },
});

/** The servers of each cluster with local binaries: those that name the same cluster, or that one statement speaks for. */
function mixedClusters(model: Model): Iterable<readonly Component[]> {
  const clusters = new Map<string | HaSpec, Component[]>();
  for (const server of model.of('im-server')) {
    const ha = model.haOf(server);
    if (ha?.layout?.value !== 'mixed') continue;
    const key = ha.cluster?.value ?? ha;
    // What is said for the whole product may be said of several clusters: one has no more hosts than nodes.
    if (ha.cluster === undefined && !isOneCluster(model, ha)) continue;
    clusters.set(key, [...(clusters.get(key) ?? []), server]);
  }
  return clusters.values();
}

/** Whether what is written without a name for the cluster speaks for one: at a host, or for as many nodes as there are hosts. */
const isOneCluster = (model: Model, ha: HaSpec): boolean =>
  ha !== model.services?.['instant-messaging']?.ha ||
  (ha.nodes !== undefined &&
    model.countOf(model.of('im-server').filter((server) => model.haOf(server) === ha)) <= ha.nodes.value);

function compareVersionsOf(model: Model, first: Component, other: Component, report: ReportFinding): void {
  const wanted = model.versionOf(first);
  const version = model.versionOf(other);
  if (wanted === undefined || version === undefined || compareVersions(wanted.value, version.value) === 0) return;
  // Where one of them has the common version, its own line is on the other.
  const at = other.spec.version === undefined ? wanted : version;
  const than = at === version ? wanted : version;
  report({
    at: at.at,
    message: `With local binaries all nodes of the cluster must run one version of Instant Messaging: \`${at.source}\` here, \`${than.source}\` on another node. After a failover the other version would open the same files.`,
    related: [{ at: than.at, message: `\`${than.source}\` on a node of the same cluster` }],
    fixes: () => [replaceFix(at, than.value)],
  });
}

function compareOptionsOf(first: Component, other: Component, report: ReportFinding): void {
  const wanted = new Map(first.spec.options?.entries.map((entry) => [entry.name, entry.value]));
  for (const { name, value } of other.spec.options?.entries ?? []) {
    const expected = wanted.get(name);
    if (expected === undefined || expected.value === value.value) continue;
    report({
      at: value.at,
      message: `With a local configuration all nodes of the cluster must be set up alike: \`${name}\` is \`${value.source}\` here and \`${expected.source}\` on another node.`,
      related: [{ at: expected.at, message: 'On a node of the same cluster' }],
      fixes: () => [replaceFix(value, expected.value)],
    });
  }
}
