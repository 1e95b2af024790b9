import { componentInfo } from '../../catalog/components';
import { directories, directoryCopies, directorySuppliers, messagingServers } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import type { Component, Model, ZoneKind } from '../../model/model';
import { mayStandOn } from '../../fixes/components';
import { newHost } from '../../fixes/hosts';
import { removeComponent } from '../../fixes/edits';
import { Moved } from '../../syntax/plain';
import { defineRule, type Severity } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'DIR001',
  name: 'directory-beside-messaging',
  severity: 'warning',
  title: 'Directory and Messaging Server share a host',
  source: ['L673', 'L1143', 'L1153'],
  check(model, report) {
    const general = severityIn(model);
    if (general === undefined) return;
    // The copy of an office stands beside its services (L1143, L1153); where it is a host of its own, so much the better.
    const isOfOffice = ({ id }: Component): boolean =>
      model.architecture?.value === 'single-tier-distributed' && directoryCopies.includes(id);
    for (const directory of model.of(...directories)) {
      const { host } = directory;
      const other = host.components.find((component) => messagingServers.includes(component.id));
      if (other === undefined) continue;
      const fix = moveFix(model, directory);
      report({
        at: directory.at,
        severity: isOfOffice(directory) ? 'hint' : general,
        message: `Directory and Messaging Server share \`${host.name}\` and slow each other down as load grows. The directory is the first to move to a host of its own.`,
        related: [{ at: other.at, message: `\`${other.id}\` runs on the same host` }],
        fixes: fix === undefined ? [] : [fix],
      });
    }
  },
});

/** Everything shares the host of a single-host layout, so there it matters from the size on that the layout is meant for. */
function severityIn(model: Model): Severity | undefined {
  const architecture = model.architecture?.value;
  if (architecture !== 'single-host') return architecture === undefined ? undefined : 'warning';
  return (model.users?.total?.value ?? 0) > figures.singleHostUsers.value ? 'hint' : undefined;
}

/** Moves a directory to a new host, and turns the copies that are filled from it to that; a single-host layout has no second host. */
function moveFix(model: Model, directory: Component): FixDraft | undefined {
  const { host } = directory;
  if (model.architecture?.value === 'single-host') return undefined;
  const zone: ZoneKind =
    (mayStandOn(model, host, directory.id) ? model.zoneOf(host) : undefined) ??
    componentInfo(directory.id).zones[0] ??
    'private-data';
  const tier = model.tiers.some(({ number }) => number === 2) ? 2 : host.tier === 0 ? 1 : (host.tier ?? 1);
  const fresh = newHost(model, {
    base: 'directory',
    tier: tier === 2 ? 2 : 1,
    zone,
    site: host.spec.site?.value,
    count: host.count,
    components: [new Moved(directory.spec.at)],
  });
  if (fresh === undefined) return undefined;
  const suppliers = model.of(...directoryCopies).flatMap(({ spec }) => spec.master?.items ?? []);
  const moved = suppliers.filter(
    (name) => directorySuppliers.includes(directory.id) && model.host(name.value) === host,
  );
  return {
    title: `Move \`${directory.id}\` from \`${host.name}\` to a host of its own`,
    in: directory.at,
    edit: (editor) => {
      removeComponent(editor, directory);
      for (const name of moved) editor.replace(name.at, fresh.name);
      fresh.add(editor);
    },
  };
}
