/** Where the Internet reaches a host. */
import type { Host, Model } from '../model/model';

export function isExposed(model: Model, host: Host): boolean {
  const kind = model.zoneOf(host);
  return kind === 'dmz' || kind === 'internet' || kind === 'public-access';
}
