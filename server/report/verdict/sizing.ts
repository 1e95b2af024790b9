/** What is declared and not enough, the worst by name. */
import type { Findings } from '../../engine/engine';
import type { Model } from '../../model/model';
import { availabilityFor } from '../../sizing/availability';
import { allFigures, sizingOf } from '../../sizing/sizing';
import { shortfallsOf, shortText, type Shortfall } from '../../sizing/shortfalls';
import { HostNames } from '../host-names';
import { count } from '../words';
import { whySilent } from './coverage';
import { explained, type Told } from './part';

/** More figures than these are counted alone. */
const MOST = 4;

export function sizingPart(model: Model, findings: Findings): Told {
  const short = shortfallsOf(model);
  const base = { id: 'sizing', title: 'Sizing' } as const;
  const [worst, ...others] = short.map(shortfallText());
  if (worst === undefined) return { part: { ...base, ...soundText(model), leadsTo: { kind: 'sizing' } } };
  const more = others.length - MOST;
  return {
    part: {
      ...base,
      text: short.length === 1 ? worst : `${count(short.length, 'figure')} short, the worst: ${worst}`,
      short: `${count(short.length, 'figure')} short`,
      status: 'bad',
      ...explained(
        others.length === 0 ? '' : `Also ${others.slice(0, MOST).join('; ')}${more > 0 ? `; ${more} more` : ''}.`,
        whySilent(short, model, findings),
      ),
      leadsTo: { kind: 'sizing', tag: 'short' },
    },
    problem: short.length === 1 ? worst : `${worst} and ${count(short.length - 1, 'more figure')} short`,
  };
}

/** Hosts by names that are the same in a whole report. */
export function shortfallText(names = new HostNames()): (shortfall: Shortfall) => string {
  return (shortfall) =>
    shortText(shortfall, (hosts) =>
      names.textOf(hosts.map(({ name, count: machines }) => ({ name, count: machines }))),
    );
}

/** The same as a sentence above the figures, which have planned work among them. */
export function sizingSentence(model: Model): string {
  const short = shortfallsOf(model).length;
  const over = availabilityFor(model).figures.some(({ status }) => status === 'short');
  if (short === 0 && !over)
    return soundText(model).status === 'good'
      ? 'Everything that is declared meets what is computed.'
      : 'The spec declares nothing to compare with.';
  return `${[
    ...(short === 0
      ? []
      : [`${count(short, 'declared figure does', 'declared figures do')} not meet what is computed`]),
    ...(over ? ['planned work takes longer than the service level allows'] : []),
  ]
    .join('; ')
    .replace(/^p/, 'P')}.`;
}

/** Where nothing is short: whether that says anything. */
function soundText(model: Model): {
  readonly text: string;
  readonly status: 'good' | 'unknown';
  readonly explain: string;
} {
  let met = 0;
  let open = 0;
  for (const { figure } of allFigures(sizingOf(model))) {
    if (figure.status === 'ok') met++;
    if (figure.status === 'unknown') open++;
  }
  const left = open === 0 ? '' : ` ${count(open, 'figure is', 'figures are')} not given.`;
  return met === 0
    ? {
        text: 'nothing to compare',
        status: 'unknown',
        explain: `The spec declares nothing that a figure could be compared with.${left}`,
      }
    : {
        text: 'nothing short',
        status: 'good',
        explain: `${count(met, 'declared figure meets', 'declared figures meet')} what is computed.${left}`,
      };
}
