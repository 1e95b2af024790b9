/** Availability: the downtime that the service level allows, against planned work and single points of failure. */
import { componentInfo, type ComponentId } from '../catalog/components';
import { directoryServices } from '../catalog/roles';
import { figures as constants } from '../catalog/figures';
import type { Fact } from '../model/dsl';
import type { Component, Host, Model } from '../model/model';
import type { Quantity } from '../model/quantity';
import { promised, speaksOfHa } from '../questions/availability';
import type { Node } from '../syntax/tree';
import {
  constant,
  difference,
  figure,
  formula,
  input,
  inputs,
  percent,
  quoted,
  show,
  tidy,
  type Figure,
} from './figure';
import { installations } from './hosts';

const MINUTES_PER_DAY = 24 * 60;
/** Days of the periods that are shown; the guide's example is a month (L506). */
const PERIODS = [
  { id: 'month', title: 'a month of 30 days', days: 30, unit: 'min/month' },
  { id: 'long-month', title: 'a month of 31 days', days: 31, unit: 'min/month' },
  { id: 'year', title: 'a year of 365 days', days: 365, unit: 'min/year' },
] as const;

export interface SinglePoint {
  readonly component: ComponentId;
  readonly title: string;
  readonly hosts: readonly string[];
  /** `service`: without it the whole service is down. `part`: it alone holds the data of a part of the users. */
  readonly affects: 'service' | 'part';
  /** It is written that nothing stands in for it, or follows from the number of hosts; else the spec does not say. */
  readonly proven: boolean;
  /** How the guide makes it available, as values of `ha`. */
  readonly remedies: readonly string[];
  readonly text: string;
  readonly source: readonly string[];
  readonly at: Node;
}

export interface Availability {
  /** Promised part of the time; null where the spec gives no service level. */
  readonly target: number | null;
  /** The spec promises that the service is there: a part of the time, or around the clock. */
  readonly isPromised: boolean;
  readonly figures: readonly Figure[];
  readonly singlePoints: readonly SinglePoint[];
  readonly at?: Node | undefined;
}

/** Minutes of a period in which the service may be down. `availability` is a part of one. */
export const allowedDowntime = (minutes: number, availability: number): number =>
  difference(minutes, minutes * availability);

/** The part of the time in which a service is there. */
export const availabilityOf = (uptime: number, downtime: number): number | null =>
  uptime + downtime > 0 ? tidy(uptime / (uptime + downtime)) : null;

export const availabilityFor = (model: Model): Availability => model.shared('sizing availability', computeAvailability);

function computeAvailability(model: Model): Availability {
  const sla = model.section('sla');
  const target = sla?.availability;
  return {
    target: target === undefined ? null : tidy(target.value.amount),
    isPromised: promised(model) !== undefined,
    figures: [...downtimeFigures(model), ...(target === undefined ? [] : [expected(target.at)]), ...heldMail(model)],
    singlePoints: singlePoints(model),
    at: target?.at ?? sla?.key,
  };
}

function downtimeFigures(model: Model): readonly Figure[] {
  const sla = model.section('sla');
  const target = sla?.availability;
  const planned = sla?.maintenance;
  const whenNeeded = sla?.hours?.value === 'business-hours';
  const part = target?.value.amount;
  const possible = part !== undefined && part <= 1;
  const figures = PERIODS.map((period) => {
    const minutes = period.days * MINUTES_PER_DAY;
    const value = possible ? allowedDowntime(minutes, part) : null;
    const maintenance = planned === undefined ? null : plannedIn(planned, period);
    const shortfall = value !== null && maintenance !== null && maintenance > value;
    return figure({
      id: `availability.downtime.${period.id}`,
      title: `Downtime that the service level allows in ${period.title}`,
      value,
      unit: period.unit,
      formula: formula('minutes x (1 - availability)', `${show(minutes)} x (1 - ${percent(part ?? 0)})`, value),
      inputs: inputs(
        target === undefined ? undefined : quoted('availability', target),
        input('minutes of the period', minutes, 'min'),
        planned === undefined ? undefined : quoted('maintenance', planned),
      ),
      source: ['L503-508'],
      // Planned work is what uses the allowance up, so what is declared must stay below it.
      declared: maintenance,
      declaredAt: planned?.at,
      bound: 'maximum',
      ...(shortfall && whenNeeded ? { status: 'info' as const } : {}),
      note:
        part === undefined
          ? 'Not given: write what was promised as `sla.availability`.'
          : !possible
            ? 'More than 100% cannot be promised.'
            : shortfall
              ? whenNeeded
                ? 'Planned work takes longer than this; outside the hours in which the service is needed it does no harm.'
                : 'Planned work counts as downtime and takes longer than this: serve from redundant hosts while it lasts.'
              : planned === undefined
                ? 'Planned work counts as downtime too: write it as `sla.maintenance`.'
                : 'What is left after planned work is for failures.',
      at: target?.at ?? sla?.key,
    });
  });
  return target === undefined && planned === undefined ? figures.slice(0, 1) : figures;
}

/** Minutes of planned work in a period. A time a month is the same in every month, and twelve times that in a year. */
function plannedIn(planned: Fact<Quantity>, period: (typeof PERIODS)[number]): number {
  const perMonth = planned.value.amount / 60;
  if (/month$/.test(planned.source)) return period.id === 'year' ? perMonth * 12 : perMonth;
  return (perMonth * period.days) / 30;
}

/** The guide has no failure rates, so the availability that a layout reaches cannot be computed. */
const expected = (at: Node): Figure =>
  figure({
    id: 'availability.expected',
    title: 'Availability that the layout reaches',
    value: null,
    unit: '%',
    formula: 'uptime / (uptime + downtime) x 100',
    source: ['L503-506'],
    note: 'Not given: the guide has no failure rates. Measure uptime and downtime in operation; below stands what fails with one machine.',
    at,
  });

/** Mail waits elsewhere while a site is down: only where failing over is a subject. */
function heldMail(model: Model): readonly Figure[] {
  const failover = model.services?.['remote-failover'];
  if (failover === undefined) return [];
  const { heldMailHours } = constants;
  return [
    figure({
      id: 'availability.held-mail',
      title: "Time for which other systems hold the domain's mail, in the guide's example",
      value: heldMailHours.value,
      unit: 'h',
      formula: 'other MTAs keep the mail of a domain whose router is down, and deliver it later',
      inputs: [constant('example', heldMailHours)],
      source: heldMailHours.source,
      at: failover.key,
    }),
  ];
}

// ---- single points of failure ---------------------------------------------------------------------------------------

/** Components whose loss the guide has an answer to. Containers go with what they serve. */
const needsAnswer = (id: ComponentId): boolean => {
  const info = componentInfo(id);
  return info.ha.length > 0 && info.layer !== 'with-application' && info.layer !== 'user' && info.layer !== 'shared';
};

function singlePoints(model: Model): readonly SinglePoint[] {
  return model.placed.flatMap((id): readonly SinglePoint[] => {
    if (!needsAnswer(id) || model.isExternal(id)) return [];
    const found = model.of(id);
    const count = installations(found);
    const open = found.filter((component) => !standsIn(model, component));
    const first = open[0] ?? found[0];
    if (first === undefined || open.length === 0) return [];
    const proven = isProven(model, id, open);
    if (count === 1) return [{ ...point(id, first, open, 'service'), proven }];
    // Several stores, each with data of its own: the loss of one is the loss of its users' service.
    return componentInfo(id).store === true ? [{ ...point(id, first, open, 'part'), proven }] : [];
  });
}

/** Where nothing is said about what keeps a store available, it may be known elsewhere; another directory answers in place of one. */
function isProven(model: Model, id: ComponentId, open: readonly Component[]): boolean {
  if (directoryServices.includes(id) && installations(model.of(...directoryServices)) > 1) return false;
  if (componentInfo(id).state === 'stateless') return model.complete;
  return open.some((component) => model.haOf(component)?.method !== undefined) || speaksOfHa(model);
}

/** Ways by which another machine takes over at once. A watchdog, redundant disks or a restart do not. */
const TAKES_OVER = [
  'solaris-cluster',
  'vcs',
  'glassfish-cluster',
  'mysql-async-replication',
  'oracle-data-guard',
  'directory-replication',
  'iss-cluster-search',
];

function standsIn(model: Model, component: Component): boolean {
  const ha = model.haOf(component);
  if (component.id === 'directory-master' && model.directory?.replication?.value === 'solaris-cluster') return true;
  return (
    ha?.method !== undefined &&
    TAKES_OVER.includes(ha.method.value) &&
    (ha.nodes?.value ?? 2) >= 2 &&
    componentInfo(component.id).ha.some((way) => way === ha.method?.value)
  );
}

function point(
  id: ComponentId,
  first: Component,
  found: readonly Component[],
  affects: SinglePoint['affects'],
): Omit<SinglePoint, 'proven'> {
  const info = componentInfo(id);
  const hosts = [...new Set(found.map((component): Host => component.host))].map((host) => host.name);
  const remedies = info.ha.filter((way) => affects === 'service' || way !== 'redundancy');
  return {
    component: id,
    title: info.title,
    hosts,
    affects,
    remedies,
    text:
      affects === 'service'
        ? `There is one ${info.title}, on \`${hosts.join('`, `')}\`: while it is down, so is everything that needs it.`
        : `Each ${info.title} alone holds the data of its users; while one is down, they have no service.`,
    source: info.state === 'stateless' ? ['L1447'] : ['L1445-1447'],
    at: first.at,
  };
}
