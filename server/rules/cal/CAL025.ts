import type { Component } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL025',
  name: 'dwp-credentials',
  severity: 'error',
  title: 'Front and back end of Calendar Server 6 have different DWP credentials',
  source: ['L4758'],
  check(model, report) {
    const backs = model.of('cal6-backend').filter(({ spec }) => spec['dwp-credentials'] !== undefined);
    // What could not be read may be what makes them agree.
    if (backs.length === 0 || model.of('cal6-backend').some(({ spec }) => spec.incomplete)) return;
    const distinct = byCredentials(backs);
    for (const front of model.of('cal6-frontend')) {
      const own = front.spec['dwp-credentials'];
      if (own === undefined || front.spec.incomplete) continue;
      const { backends } = front.spec;
      const served =
        backends === undefined
          ? distinct
          : byCredentials(
              model.hostsOf(backends).flatMap((host) => host.components.filter((each) => backs.includes(each))),
            );
      const other = served.find(({ spec }) => spec['dwp-credentials']?.value !== own.value);
      const theirs = other?.spec['dwp-credentials'];
      if (other === undefined || theirs === undefined) continue;
      report({
        at: own.at,
        message: `A DWP connection is accepted only if both ends have the same user and password, and \`${front.host.name}\` has another pair than \`${other.host.name}\`. Use one.`,
        related: [{ at: theirs.at, message: `The pair of \`${other.host.name}\`` }],
        fixes: () => (served.length > 1 ? [] : [replaceFix(own, theirs.value)]),
      });
    }
  },
});

/** The first component of each pair of user and password. */
function byCredentials(components: readonly Component[]): readonly Component[] {
  const found = new Map<string, Component>();
  for (const component of components) {
    const value = component.spec['dwp-credentials']?.value;
    if (value !== undefined && !found.has(value)) found.set(value, component);
  }
  return [...found.values()];
}
