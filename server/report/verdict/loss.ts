/** What is worst when which host is lost. */
import type { Model } from '../../model/model';
import { availabilityFor, type SinglePoint } from '../../sizing/availability';
import { formatAmount } from '../../sizing/figure';
import { poolsOf, type Mode, type Pool } from '../../sizing/modes';
import { groupBy } from '../../network/group';
import { clippedTo } from '../../words/columns';
import { listed } from '../../words/list';
import { count } from '../words';
import type { Status } from '../content';
import { statusOfPoint } from './availability';
import { HostNames } from '../host-names';
import { noHosts } from './machines';
import { explained, type Told } from './part';

interface Loss {
  readonly status: Exclude<Status, 'good'> | undefined;
  /** What stands behind it, the larger the worse; compared among losses of the same status. */
  readonly weight: number;
  readonly text: string;
  readonly short: string;
}

export function lossPart(model: Model): Told {
  const points = availabilityFor(model).singlePoints;
  const losses = [...lossesOfModes(model, alone(points)), ...lossesOfPoints(model)].sort(
    (a, b) => rankOf(a.status) - rankOf(b.status) || b.weight - a.weight,
  );
  const [worst, ...others] = losses;
  const base = { id: 'loss', title: 'Loss of a host' } as const;
  if (worst === undefined) {
    const { text, status, explain } = nothingLost(model);
    return {
      part: { ...base, text, ...(status === undefined ? {} : { status }), explain, leadsTo: { kind: 'sizing' } },
    };
  }
  return {
    part: {
      ...base,
      text: worst.text,
      short: worst.short,
      ...(worst.status === undefined ? {} : { status: worst.status }),
      ...explained(
        'The worst that the loss of one host, or of what the spec plans to get through, leaves behind.',
        others.length === 0
          ? ''
          : `Then: ${others
              .slice(0, 3)
              .map(({ text }) => text)
              .join('; ')}${others.length > 3 ? `; ${others.length - 3} more` : ''}.`,
      ),
      leadsTo: { kind: 'sizing', ...(points.length > 0 ? { tag: 'single-point' } : {}) },
    },
    ...(worst.status === 'bad' || worst.status === 'warning' ? { problem: worst.text } : {}),
  };
}

const rankOf = (status: Loss['status']): number => (status === 'bad' ? 0 : status === 'warning' ? 1 : 2);

/** Where nothing is worse than before: whether that is known. */
function nothingLost(model: Model): { readonly text: string; readonly status?: Status; readonly explain: string } {
  const modes = poolsOf(model).flatMap(({ modes: own }) => own.filter(({ id }) => id === 'one-host-lost'));
  if (model.hosts.length === 0) return { ...noHosts(model), status: 'unknown' };
  const measured = modes.filter(({ status }) => status !== 'unknown').length;
  if (measured === 0)
    return {
      text: 'not measured',
      status: 'unknown',
      explain:
        'No host is a single point of failure. Whether those that are left carry the load shows once what a host carries is written as its `capacity`.',
    };
  return {
    text: 'any one host can be lost',
    status: measured === modes.length ? 'good' : 'unknown',
    explain:
      measured === modes.length
        ? 'No host is a single point of failure, and those that are left carry the load.'
        : `No host is a single point of failure. That those that are left carry the load is known for ${measured} of ${modes.length} services.`,
  };
}

/** What the deployment is meant to get through and does not, and what one host more would have cost. */
function lossesOfModes(model: Model, told: ReadonlySet<string>): readonly Loss[] {
  return poolsOf(model).flatMap((pool) =>
    pool.modes.flatMap((mode): readonly Loss[] => {
      if (mode.id === 'normal' || isDown(mode, told)) return [];
      if (mode.status === 'short')
        return [{ status: 'bad', weight: weightOf(mode), text: modeText(pool, mode), short: shortOf(mode) }];
      const one = mode.id === 'one-host-lost' && mode.hosts > 0 && mode.headroom !== null && mode.headroom < 0;
      return one
        ? [{ status: undefined, weight: weightOf(mode), text: modeText(pool, mode), short: shortOf(mode) }]
        : [];
    }),
  );
}

/** Hosts with which a whole service is gone. */
const alone = (points: readonly SinglePoint[]): ReadonlySet<string> =>
  new Set(points.filter(({ affects }) => affects === 'service').flatMap(({ hosts }) => hosts));

/** Whether nothing is left because of a host that is lost and is told of as a single point of failure. */
const isDown = ({ hosts, lost, status }: Mode, told: ReadonlySet<string>): boolean =>
  hosts === 0 && status === 'short' && lost.some((name) => told.has(name));

/** All of it, where no host is left; else the part of the load that finds no host. */
const weightOf = ({ hosts, headroom, load }: Mode): number =>
  hosts === 0 ? 2 : headroom === null || load === null || load === 0 ? 1 : Math.min(1, -headroom / load);

/** Letters of a name that are shown where a line is short. */
const SHORT_NAME = 12;

const shortOf = ({ lost, hosts }: Mode): string =>
  `${clippedTo(lost.join(', '), SHORT_NAME)}: ${hosts === 0 ? 'none left' : 'too few left'}`;

/** `losing one of mmp leaves 4,000 connections too few`. */
function modeText(pool: Pool, mode: Mode): string {
  const lost = `losing ${lostText(pool, mode)}`;
  if (mode.hosts === 0)
    return `${lost} leaves no host for ${pool.title.charAt(0).toLowerCase()}${pool.title.slice(1).replace(': ', ' of ')}`;
  return `${lost} leaves ${formatAmount(-(mode.headroom ?? 0), pool.unit)} too few`;
}

function lostText(pool: Pool, mode: Mode): string {
  if (mode.id === 'site-lost') return `site ${mode.lost.join(', ')}`;
  // Whichever of those is lost that carry the same.
  const [only] = mode.lost;
  const like = pool.each[pool.hosts.findIndex(({ name }) => name === only)];
  const alike = pool.hosts.filter((_, i) => pool.each[i] === like);
  if (mode.id === 'one-host-lost' && alike.length > 1) return `one of ${new HostNames().textOf(alike)}`;
  return listed(
    mode.lost.map((name) =>
      pool.hosts.some((host) => host.name === name && host.count > 1) ? `one of ${name}` : name,
    ),
  );
}

function lossesOfPoints(model: Model): readonly Loss[] {
  const availability = availabilityFor(model);
  const whole = availability.singlePoints.filter(({ affects }) => affects === 'service');
  const parts = availability.singlePoints.filter(({ affects }) => affects === 'part');
  const told = alone(whole);
  // The deployment is meant to get through the loss of these.
  const spare = new Set(
    poolsOf(model).flatMap(({ modes }) => modes.filter((mode) => isDown(mode, told)).flatMap(({ lost }) => lost)),
  );
  const losses = [...groupBy(whole, ({ hosts }) => hosts.join(', '))].map(([host, points]): Loss => ({
    status: points.some(
      (point) => statusOfPoint(availability, point) === 'bad' || point.hosts.some((name) => spare.has(name)),
    )
      ? 'bad'
      : 'warning',
    weight: 1 + points.length,
    text: `losing ${host} stops ${titlesOf(points)}`,
    short: `${clippedTo(host, SHORT_NAME)}: service down`,
  }));
  const cut = parts.map((point): Loss => ({
    status: 'warning',
    weight: 0,
    text: `losing one of ${point.hosts.slice(0, 3).join(', ')}${point.hosts.length > 3 ? ' …' : ''} cuts its users off from ${point.title}`,
    short: `${clippedTo(point.hosts.join(', '), SHORT_NAME)}: users cut off`,
  }));
  return [...losses, ...cut];
}

const titlesOf = (points: readonly SinglePoint[]): string =>
  points.length > 2
    ? `${points[0]?.title ?? ''} and ${count(points.length - 1, 'more component')}`
    : listed(points.map(({ title }) => title));
