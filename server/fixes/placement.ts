/** Where an identity service that is missing could stand. */
import { componentInfo, type ComponentId } from '../catalog/components';
import { webContainers } from '../catalog/roles';
import type { Host, Model } from '../model/model';
import { addFix, mayStandOn } from './components';
import { newHost } from './hosts';
import { runs } from '../questions/components';
import type { FixDraft } from './fix';

/** On a host with a web container in a zone where it may stand, else on a host of its own. */
export function placeFix(model: Model, id: 'access-manager' | 'delegated-administrator'): readonly FixDraft[] {
  const container: readonly ComponentId[] = componentInfo(id).container ?? [];
  const wanted = container.length > 0 ? container : [...webContainers, 'access-manager' as const];
  const fits = (host: Host): boolean => host.tier !== 0 && runs(host, ...wanted) && mayStandOn(model, host, id);
  const host = model.hosts.find(fits);
  if (host !== undefined) return [addFix(model, host, id)];
  const fresh = newHost(model, {
    base: id === 'access-manager' ? 'am' : 'admin',
    tier: 1,
    zone: 'intranet',
    components: container.length > 0 ? ['web-server', id] : [id],
  });
  if (fresh === undefined) return [];
  return [{ title: `Add a host \`${fresh.name}\` with \`${id}\``, in: fresh.in, edit: fresh.add }];
}
