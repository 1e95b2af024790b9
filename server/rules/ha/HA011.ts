import { storeComponents } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { doubleFix, roles } from './single-points';

export const rule = defineRule({
  code: 'HA011',
  name: 'single-front-end',
  severity: 'warning',
  title: 'A front end stands alone',
  source: ['L1240-1243', 'L1447', 'L3143'],
  check(model, report) {
    const architecture = model.architecture?.value;
    if (architecture !== 'two-tier' && architecture !== 'edge') return;
    // Trials may do with single instances.
    const { environment } = model;
    if (environment === undefined ? !model.lacksSection('environment') : environment.value !== 'production') return;
    if (!model.complete) return;
    for (const { what, component } of alone(model)) {
      const { host } = component;
      report({
        at: component.at,
        message: `\`${host.name}\` is the only ${what}: while it is down or being patched, nobody gets through. Front ends hold no data, so run at least two.`,
        fixes: () => doubleFix(host),
      });
    }
  },
});

/** The only component of each role, where there is but one; each once. */
function alone(model: Model): readonly { readonly what: string; readonly component: Component }[] {
  const found = new Map<Component, string>();
  for (const { what, ids } of roles) {
    if (model.mayBeExternal(...ids)) continue;
    // What runs on a store belongs to that store.
    const frontEnds = model.of(...ids).filter(({ host }) => host.tier !== 2 && !runs(host, ...storeComponents));
    const [component] = frontEnds;
    if (component === undefined || frontEnds.some(({ host }) => host !== component.host)) continue;
    if (component.host.count !== 1) continue;
    const method = model.haOf(component)?.method?.value;
    // Others take over, as far as the method fits: that is for other rules.
    if (method !== undefined && method !== 'none' && method !== 'redundancy') continue;
    if (!found.has(component)) found.set(component, ids.length > 1 && component.id === 'mta' ? 'MTA' : what);
  }
  return [...found].map(([component, what]) => ({ what, component }));
}
