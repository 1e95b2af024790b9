import { storeComponents } from '../../catalog/roles';
import type { Component, Host, Model } from '../../model/model';
import { runs } from '../../questions/components';
import { listed } from '../../words/list';
import { defineRule } from '../rule';
import { doubleFix, roles } from './single-points';

export const rule = defineRule({
  code: 'HA011',
  name: 'single-front-end',
  severity: 'warning',
  title: 'A front end stands alone',
  source: ['L1240-1243', 'L1447', 'L3143'],
  above: ['MSG032'],
  check(model, report) {
    const architecture = model.architecture?.value;
    if (architecture !== 'two-tier' && architecture !== 'edge') return;
    // Trials may do with single instances.
    const { environment } = model;
    if (environment === undefined ? !model.lacksSection('environment') : environment.value !== 'production') return;
    if (!model.complete) return;
    for (const [host, fronts] of alone(model)) {
      const [first, ...rest] = fronts;
      if (first === undefined) continue;
      report({
        at: first.component.at,
        message: `\`${host.name}\` is the only ${listed(fronts.map(({ what }) => what))}: while it is down or being patched, nobody gets through. Front ends hold no data, so run at least two.`,
        related: rest.map(({ what, component }) => ({ at: component.at, message: `The only ${what}` })),
        fixes: doubleFix(host),
      });
    }
  },
});

interface Alone {
  readonly what: string;
  readonly component: Component;
}

/** The only component of each role, where there is but one, by host; each once. */
function alone(model: Model): ReadonlyMap<Host, readonly Alone[]> {
  const found = new Map<Host, Alone[]>();
  for (const { what, ids } of roles) {
    if (model.mayBeExternal(...ids)) continue;
    // What runs on a store belongs to that store.
    const frontEnds = model.of(...ids).filter(({ host }) => host.tier !== 2 && !runs(host, ...storeComponents));
    const [component] = frontEnds;
    if (component === undefined || model.countOf(frontEnds) !== 1) continue;
    const method = model.haOf(component)?.method?.value;
    // Others take over, as far as the method fits: that is for other rules.
    if (method !== undefined && method !== 'none' && method !== 'redundancy') continue;
    const known = found.get(component.host) ?? [];
    if (known.some((other) => other.component === component)) continue;
    known.push({ component, what: ids.length > 1 && component.id === 'mta' ? 'MTA' : what });
    found.set(component.host, known);
  }
  return found;
}
