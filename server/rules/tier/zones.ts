/** Where users of a single tier come from. */
import type { Host, Model } from '../../model/model';

/** The access layer for users on the Internet, which a single tier may have too (L1159). */
export function isAccessLayer(model: Model, host: Host): boolean {
  const kind = model.zoneOf(host);
  if (kind !== undefined) return kind === 'dmz' || kind === 'public-access' || kind === 'internet';
  // Nobody says where it stands: it may be that layer, where the spec has an outside at all.
  return (
    host.spec.zone !== undefined ||
    (model.firewalls?.items.some(
      ({ between }) => between?.items.some(({ value }) => model.zoneKind(value) === 'internet') === true,
    ) ??
      false)
  );
}
