/** The directory as a deployment of its own. */
import { directories } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { targetsOf } from '../../questions/balancers';

export const isExternalDirectory = (model: Model): boolean => model.mayBeExternal(...directories, 'load-balancer');

/** There are read-only copies, and a load balancer or a directory proxy before some of them. */
export function readersBehindBalancer(model: Model): boolean {
  const hosts = new Set(model.of('directory-consumer').map(({ host }) => host));
  return hosts.size > 0 && (model.has('directory-proxy') || targetsOf(model).some(({ host }) => hosts.has(host)));
}
