/** Components of Messaging Server that users log in to. */
import { mailLogins, userMtas, mailAccessParts } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { targetsOf } from '../../questions/balancers';

/** Where users log in: front ends, MTAs that take submissions, and stores where no multiplexor stands before them. */
export const loginPoints = (model: Model): readonly Component[] =>
  model.shared('where users log in', (own) => {
    const all = own.of(...userMtas);
    const takesLogins = own.each(all, 'MTAs that users log in to', ({ spec }, view) => {
      const auth = spec['smtp-auth'] ?? view.services?.messaging?.['smtp-auth'];
      return auth?.value === true || spec.submission?.value === true;
    });
    const mtas = all.filter((_, place) => takesLogins[place]);
    const stores = own.lacks(...mailAccessParts) ? own.of('message-store') : [];
    return [...own.of(...mailLogins), ...mtas, ...stores];
  });

/**
 * How sessions of users are encrypted: as the component where they log in says, or by the load balancers before its host, where
 * every one of these encrypts.
 */
export function sessionTls(model: Model, point: Component): Component['spec']['tls'] {
  const own = model.tlsOf(point);
  if (own !== undefined && own.value !== 'none') return own;
  const before = targetsOf(model).flatMap(({ host, balancer }) => (host === point.host ? [balancer.spec.tls] : []));
  const [first] = before;
  return before.every((tls) => tls !== undefined && tls.value !== 'none') ? (first ?? own) : own;
}
