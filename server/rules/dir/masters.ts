/** How many masters a directory has, and where they stand. */
import { directories, infrastructureComponents } from '../../catalog/roles';
import type { Component, Host, Model } from '../../model/model';
import { clusterMethods } from '../../catalog/vocabulary';
import { isOverlay } from '../../questions/architecture';
import { isUnread } from '../../questions/unread';
import { newHost } from '../../fixes/hosts';
import { setOnHost, setPath } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';
import type { RelatedNode } from '../rule';

/** Masters of the deployment; undefined where some stand outside the spec or part of it could not be read. */
export const masterCount = (model: Model): number | undefined =>
  model.mayBeExternal('directory-master') || !model.complete ? undefined : model.countOf(model.of('directory-master'));

/**
 * The fewest and the most masters that these hosts can be. The nodes of a cluster may be one master that moves between them (L1427),
 * or masters that are clustered with each other (L687). Undefined where `masterCount` is.
 */
export function mastersBetween(model: Model): { readonly least: number; readonly most: number } | undefined {
  const most = masterCount(model);
  if (most === undefined) return undefined;
  const all = model.of('directory-master');
  const clustered = all.filter((master) => {
    const ha = model.haOf(master);
    return ha !== undefined && (ha.incomplete || (ha.method !== undefined && clusterMethods.includes(ha.method.value)));
  });
  if (clustered.length === 0) return { least: most, most };
  const hosts = model.countOf(clustered);
  const nodes = Math.max(...clustered.map((master) => model.haOf(master)?.nodes?.value ?? hosts));
  return { least: most - hosts + Math.max(1, Math.ceil(hosts / nodes)), most };
}

/** The places of the first masters, for what a finding is related to. */
export const mastersShown = (model: Model): readonly RelatedNode[] =>
  model
    .of('directory-master')
    .slice(0, 5)
    .map(({ at, host }) => ({ at, message: `A master, on \`${host.name}\`` }));

/** Whether the cluster software moves the master to another node. */
export const isClustered = (model: Model): boolean =>
  model.directory?.replication?.value === 'solaris-cluster' ||
  model.of('directory-master').some((master) => model.haOf(master)?.method?.value === 'solaris-cluster');

/** The data centre that a host stands in: that of its site, or the site itself; undefined where that is not written. */
export function centreOf(model: Model, host: Host): string | undefined {
  const name = host.spec.site?.value;
  const sites = model.section('sites');
  // A site that could not be read may be this one, or in the same centre.
  if (name === undefined || (sites?.incomplete ?? isUnread(model, 'sites'))) return undefined;
  if (sites?.items.some(({ incomplete }) => incomplete) === true) return undefined;
  return sites?.items.find((site) => site.name?.value === name)?.datacenter?.value ?? name;
}

/** A second master beside the only one, and the replication between the two. */
export function secondMasterFix(model: Model): readonly FixDraft[] {
  const [master, ...others] = model.of('directory-master');
  if (master === undefined || others.length > 0 || master.host.count > 1 || isOverlay(model)) return [];
  const { host } = master;
  const replication = model.directory?.replication?.value;
  const pair = (edit: FixDraft['edit']): FixDraft['edit'] =>
    replication === 'two-way-mmr' || replication === 'four-way-mmr'
      ? edit
      : (editor) => {
          edit(editor);
          setPath(editor, ['directory', 'replication'], 'two-way-mmr');
        };
  if (host.components.every(mayBeDoubled))
    return [
      {
        title: 'Run two of these hosts, as two masters',
        in: host.spec.at,
        edit: pair((editor) => {
          setOnHost(editor, host, 'count', 2);
        }),
      },
    ];
  const fresh = newHost(model, {
    base: 'directory',
    tier: host.tier === 2 ? 2 : 1,
    zone: model.zoneOf(host) ?? 'private-data',
    site: host.spec.site?.value,
    components: ['directory-master'],
  });
  if (fresh === undefined) return [];
  return [{ title: `Add a second master on \`${fresh.name}\``, in: fresh.in, edit: pair(fresh.add) }];
}

const mayBeDoubled = ({ id }: Component): boolean => directories.includes(id) || infrastructureComponents.includes(id);
