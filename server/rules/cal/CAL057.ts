import { cal6Components } from '../../catalog/roles';
import { listenersOf } from '../../catalog/ports';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { setOnComponent } from '../../fixes/edits';
import { replaceFix } from '../../fixes/values';
import { isOverlay } from '../../questions/architecture';
import { statedBy } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

const usual = listenersOf('cal6-backend').find(({ protocol }) => protocol === 'dwp')?.port ?? undefined;

export const rule = defineRule({
  code: 'CAL057',
  name: 'calendar-ends-differ-in-dwp-port',
  severity: 'error',
  title: 'Front and back end of Calendar Server 6 have different DWP ports',
  source: ['L4692', 'Calendar Server 6 Administration Guide'],
  check(model, report) {
    const written = statedBy(model, model.of(...cal6Components), 'CAL057', dwpOf);
    // All have the usual one.
    if (written.length === 0) return;
    const seen = new Set<Fact<number>>();
    for (const front of model.of('cal6-frontend')) {
      const backs = remoteBacks(model, front);
      const own = dwpOf(front);
      if ([front, ...backs].some(({ spec }) => spec.incomplete || spec.ports?.incomplete === true)) continue;
      const [first] = backs;
      if (first === undefined) continue;
      // A front end that says nothing has the port of its first back end, so the others must have that too.
      const port = own?.value ?? portOf(first);
      const other = backs.find((back) => portOf(back) !== port);
      const theirs = other === undefined ? undefined : dwpOf(other);
      const at = own ?? theirs ?? dwpOf(first);
      if (port === undefined || other === undefined || at === undefined || seen.has(at)) continue;
      seen.add(at);
      const ends = own === undefined ? [first, other] : [front, other];
      report({
        at: at.at,
        message: `Front and back ends of Calendar Server 6 need one and the same port for DWP: ${ends
          .map((end) => `\`${end.host.name}\` has ${textOf(end)}`)
          .join(', ')}. Use one number on all of them.`,
        related: [{ at: (at === theirs ? dwpOf(first)?.at : theirs?.at) ?? other.at, message: 'The other port' }],
        fixes: () => (own === undefined ? [] : alignFixes(model, own, backs)),
        // The usual port is not written, so the number may just have been left out.
        ...(ends.every((end) => dwpOf(end) !== undefined) ? {} : { severity: 'warning' as const }),
      });
    }
  },
});

/** The back ends on other hosts that a front end serves. */
const remoteBacks = (model: Model, { host, spec }: Component): readonly Component[] =>
  (spec.backends === undefined
    ? model.of('cal6-backend')
    : model.hostsOf(spec.backends).flatMap(({ components }) => components.filter(({ id }) => id === 'cal6-backend'))
  ).filter((back) => back.host !== host);

const dwpOf = ({ spec }: Component): Fact<number> | undefined =>
  spec.ports?.entries.find(({ name }) => name === 'dwp')?.value;

const portOf = (end: Component): number | undefined => dwpOf(end)?.value ?? usual;

const textOf = (end: Component): string => {
  const own = dwpOf(end);
  return own === undefined ? `the usual ${String(usual)}` : own.source;
};

/** The number of the back ends at the front end, where they agree; or the other way round, where they name none. */
function alignFixes(model: Model, own: Fact<number>, backs: readonly Component[]): readonly FixDraft[] {
  const [port, ...others] = new Set(backs.map(portOf));
  if (port === undefined || others.length > 0) return [];
  const silent = backs.every(({ spec }) => spec.ports === undefined);
  const hosts = [...new Set(backs.map(({ host }) => `\`${host.name}\``))];
  return [
    replaceFix(own, port),
    ...(silent && hosts.length <= 3 && !isOverlay(model)
      ? [
          {
            title: `Give ${hosts.join(', ')} the port ${own.source}`,
            in: backs[0]?.spec.at ?? own.at,
            edit: (editor) => {
              for (const back of backs) setOnComponent(editor, back, 'ports', { dwp: own.value });
            },
          } satisfies FixDraft,
        ]
      : []),
  ];
}
