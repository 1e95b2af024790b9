import { partsOf, type ComponentId } from '../../catalog/components';
import { mtaComponents, messageStores, cal6Components, mailFrontEnds } from '../../catalog/roles';
import type { Component, Host, Model } from '../../model/model';
import { runs } from '../../questions/components';
import { defineRule, type Severity } from '../rule';
import { isTwoTier } from './architecture';
import { baseFor, moveToNewHost } from './move';

interface Service {
  readonly fronts: readonly ComponentId[];
  readonly stores: readonly ComponentId[];
  /** One chapter lets the parts of Calendar Server 7 share hosts in any way (L4252). */
  readonly severity?: Severity;
}

/** Webmail on a store is an older form of its own, which the guide allows (L2779). */
const services: readonly Service[] = [
  {
    fronts: mailFrontEnds,
    stores: messageStores,
  },
  { fronts: ['cal6-frontend'], stores: ['cal6-backend'] },
  { fronts: ['cal7-frontend'], stores: ['cal7-database'], severity: 'information' },
  { fronts: ['im-mux'], stores: ['im-server'] },
];

export const rule = defineRule({
  code: 'TIER006',
  name: 'front-end-beside-store',
  severity: 'warning',
  title: 'Front end and store of a service share a host in two tiers',
  source: ['L1095', 'L1166', 'L4252', 'L4725'],
  above: ['TIER027'],
  check(model, report) {
    const { architecture } = model;
    if (!isTwoTier(architecture)) return;
    for (const { fronts, stores, severity } of services) {
      for (const [host, store] of storesByHost(model, stores)) {
        const front = host.components.find((component) => fronts.includes(component.id) && !isWanted(model, component));
        if (front === undefined) continue;
        report({
          at: front.at,
          message: `In two tiers the front end of a service runs on other machines than its store: \`${front.id}\` and \`${store.id}\` share \`${host.name}\`, where users reach the machine with the data and load on one slows the other. Move one of them.`,
          related: [
            { at: store.at, message: 'The store of the same service' },
            { at: architecture.at, message: 'The architecture separates the two' },
          ],
          ...(severity === undefined ? {} : { severity }),
          fixes: () =>
            host.tier === 1
              ? moveToNewHost(model, store, { base: baseFor(store), tier: 2, zone: 'private-data' })
              : moveToNewHost(model, front, { base: baseFor(front), tier: 1, zone: 'dmz' }),
        });
      }
    }
    for (const whole of model.of('messaging-server')) {
      const { host } = whole;
      if (host.components.some(({ id }) => services[0]?.fronts.includes(id)) || isDelivering(model, whole)) continue;
      report({
        at: whole.at,
        message: `\`messaging-server\` is MTA, store and webmail on one host, and no other host has an MTA: nothing is left for the access tier. Name the parts: \`mta\` and \`mmp\` in tier 1, \`message-store\` in tier 2.`,
        related: [{ at: architecture.at, message: 'The architecture separates front ends and stores' }],
      });
    }
  },
});

/** The first store of a service on each host. */
function storesByHost(model: Model, stores: readonly ComponentId[]): ReadonlyMap<Host, Component> {
  const found = new Map<Host, Component>();
  for (const store of model.of(...stores)) if (!found.has(store.host)) found.set(store.host, store);
  return found;
}

/** Front ends that have a reason to share the host with the store. */
function isWanted(model: Model, front: Component): boolean {
  switch (front.id) {
    case 'mta':
      return isDelivering(model, front);
    case 'cal6-frontend':
      return model.shared('each Calendar 6 server is both', isEachBoth);
    default:
      return false;
  }
}

/** The MTA that puts mail into the store of its host: relays elsewhere, or delivery by SMTP, end there. */
function isDelivering(model: Model, mta: Component): boolean {
  if ((mta.spec.delivery ?? model.services?.messaging?.delivery)?.value === 'smtp') return true;
  if (model.mayBeExternal(...mtaComponents) || !model.complete) return true;
  return model
    .of(...mtaComponents)
    .some(({ host }) => !host.components.some(({ id }) => partsOf(id).includes('message-store')));
}

/** Several servers of Calendar Server 6, of which each is front and back end (L4725). */
function isEachBoth(model: Model): boolean {
  const parts = model.of(...cal6Components);
  if (parts.some(({ host }) => host.incomplete)) return true;
  return (
    model.countOf(parts) > 1 && parts.every(({ host }) => runs(host, 'cal6-frontend') && runs(host, 'cal6-backend'))
  );
}
