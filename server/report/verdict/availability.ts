/** What is promised, and what speaks against it. */
import type { Model } from '../../model/model';
import { availabilityFor, type Availability, type SinglePoint } from '../../sizing/availability';
import { formatAmount } from '../../sizing/figure';
import { clippedTo } from '../../words/columns';
import { count } from '../words';
import { explained, worstStatus, type Told } from './part';

/** How bad a single point of failure is: it breaks a promise, where one is given, and where nothing may stand in for it unsaid. */
export const statusOfPoint = ({ isPromised }: Availability, { affects, proven }: SinglePoint): 'bad' | 'warning' =>
  affects === 'service' && proven && isPromised ? 'bad' : 'warning';

export function availabilityPart(model: Model): Told {
  const availability = availabilityFor(model);
  const { figures, singlePoints, isPromised } = availability;
  const sla = model.section('sla');
  const downtime = figures.find(({ id }) => id === 'availability.downtime.month');
  const whole = singlePoints.filter(({ affects }) => affects === 'service');
  const points = whole.length > 0 ? whole : singlePoints;
  const broken = figures.filter(({ status }) => status === 'short');
  const promise =
    sla?.availability !== undefined
      ? `${sla.availability.source} promised`
      : isPromised
        ? 'around the clock promised'
        : 'nothing promised';
  const over = downtime?.status === 'short' ? 'planned work takes longer than that allows' : '';
  const alone = points.length === 0 ? '' : count(points.length, 'single point of failure', 'single points of failure');
  const status = worstStatus([
    broken.length > 0 ? 'bad' : undefined,
    ...singlePoints.map((point) => statusOfPoint(availability, point)),
    ...(isPromised ? (['good'] as const) : []),
  ]);
  const allowed =
    downtime?.value === null || downtime === undefined
      ? ''
      : `${formatAmount(downtime.value, 'min')} down in a month of 30 days are allowed${downtime.declared === null ? '; how much of it planned work takes is not given' : `, ${formatAmount(downtime.declared, 'min')} of them for planned work`}.`;
  return {
    part: {
      id: 'availability',
      title: 'Availability',
      text: [promise, over, alone].filter((text) => text !== '').join(', '),
      short: shortText(promise, over !== '', points.length),
      status,
      ...explained(
        allowed,
        whole.length === 0 ? '' : `With one machine a whole service is gone: ${namesOf(whole)}.`,
        whole.length === singlePoints.length
          ? ''
          : `With one machine a part of the users is cut off: ${namesOf(singlePoints.filter(({ affects }) => affects === 'part'))}.`,
        unbroken(availability),
      ),
      leadsTo: { kind: 'sizing', ...(broken.length === 0 && singlePoints.length > 0 ? { tag: 'single-point' } : {}) },
    },
    ...(status === 'bad'
      ? {
          problem: [
            over === '' ? '' : 'planned work takes longer than the promise allows',
            alone === '' ? '' : `${promise} with ${alone}`,
          ]
            .filter((text) => text !== '')
            .join(', '),
        }
      : {}),
  };
}

/** Letters of a promise that are shown where a line is short. */
const SHORT_PROMISE = 8;

/** What comes of a promise, or what would break one. */
function shortText(promise: string, isBroken: boolean, points: number): string {
  const what = promise.replace(/ promised$/, '').replace('around the clock', '24 × 7');
  const promised = clippedTo(what, SHORT_PROMISE);
  if (isBroken) return `${promised} not kept`;
  if (points === 0) return `${promised} promised`;
  return what === 'nothing' ? count(points, 'single point') : `${promised} at risk`;
}

/** Why single points break nothing that is promised. */
function unbroken({ isPromised, singlePoints }: Availability): string {
  if (!isPromised)
    return singlePoints.length === 0
      ? 'Write what was promised as `sla.availability`.'
      : 'The spec promises no availability that they would break.';
  return singlePoints.some(({ affects, proven }) => affects === 'service' && !proven)
    ? 'What the spec says nothing about (`ha`) may be kept available by other means.'
    : '';
}

/** `Message Store on store1, store2`. */
const namesOf = (points: readonly SinglePoint[]): string =>
  points
    .slice(0, 4)
    .map(({ title, hosts }) => `${title} on ${hosts.slice(0, 3).join(', ')}${hosts.length > 3 ? ' and others' : ''}`)
    .join('; ') + (points.length > 4 ? `; ${points.length - 4} more` : '');
