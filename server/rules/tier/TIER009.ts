import type { ComponentId } from '../../catalog/components';
import { runs } from '../../questions/components';
import { defineRule, type Severity } from '../rule';
import { becomeTwoTier, isSingleTier } from './architecture';
import { isAccessLayer } from './zones';

interface Service {
  readonly front: ComponentId;
  readonly back: ComponentId;
  readonly name: string;
  /** One chapter lets the parts of Calendar Server 7 share hosts in any way (L4252). */
  readonly severity?: Severity;
}

const services: readonly Service[] = [
  { front: 'cal6-frontend', back: 'cal6-backend', name: 'Calendar Server 6' },
  { front: 'cal7-frontend', back: 'cal7-database', name: 'Calendar Server 7', severity: 'information' },
  { front: 'im-mux', back: 'im-server', name: 'Instant Messaging' },
];

export const rule = defineRule({
  code: 'TIER009',
  name: 'front-end-in-single-tier',
  severity: 'warning',
  title: 'Separate front ends in a single tier',
  source: ['L1128-1130', 'L4252'],
  check(model, report) {
    const { architecture } = model;
    if (!isSingleTier(architecture)) return;
    for (const { front, back, name, severity } of services) {
      const [store] = model.of(back);
      if (store === undefined) continue;
      for (const component of model.of(front)) {
        const { host } = component;
        if (host.incomplete || runs(host, back) || isAccessLayer(model, host)) continue;
        report({
          at: component.at,
          message: `In a single tier the host of a product runs all of it; here the front end of ${name} stands apart from its back end on \`${store.host.name}\`. Put both on one host, or call the architecture \`two-tier\`.`,
          related: [
            { at: store.at, message: `The back end, on \`${store.host.name}\`` },
            { at: architecture.at, message: 'The architecture has one tier' },
          ],
          ...(severity === undefined ? {} : { severity }),
          fixes: () => [becomeTwoTier(architecture)],
        });
      }
    }
  },
});
