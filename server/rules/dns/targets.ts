/** The hosts behind each load balancer host. */
import type { Host, Model } from '../../model/model';
import { targetsOf } from '../lb/targets';

export const namedTargets = (model: Model): ReadonlyMap<Host, readonly Host[]> =>
  model.shared('hosts behind load balancers', (view) => {
    const behind = new Map<Host, Host[]>();
    for (const { balancer, host } of targetsOf(view)) {
      const hosts = behind.get(balancer.host);
      if (hosts === undefined) behind.set(balancer.host, [host]);
      else hosts.push(host);
    }
    return behind;
  });
