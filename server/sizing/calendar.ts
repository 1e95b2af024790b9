/** Calendar 6: processors and processes of front and back ends. Calendar 7: document stores and links to the databases. */
import { figures as constants } from '../catalog/figures';
import { isAtLeast, lifecycle } from '../catalog/releases';
import type { Component, Host, Model } from '../model/model';
import {
  constant,
  figure,
  formula,
  given,
  input,
  inputs,
  ofDeployment,
  ofHost,
  ofTier,
  roundUp,
  show,
  type FigureDraft,
  type Input,
  type Placed,
  type Total,
} from './figure';
import { cpusOf, hostsWith, installations, times } from './hosts';

export const calendarOf = (model: Model): readonly Placed[] =>
  model.shared('sizing calendar', (own) => [...backEndFigures(own), ...frontEndFigures(own), ...documentFigures(own)]);

// ---- Calendar 6 -----------------------------------------------------------------------------------------------------

/** Back-end processors for some front-end processors: `usual` a half, `quality` two thirds, rounded up. */
export const backEndCpus = (frontEnd: number, share: 'usual' | 'quality'): number =>
  roundUp(
    frontEnd * (share === 'usual' ? constants.calendarBackEndCpuMinimum.value : constants.calendarBackEndCpu.value),
  );

/** Processors of all Calendar 6 front ends and back ends; null where one leaves them out or a host is both. */
export function calendarCpusOf(model: Model): { readonly front: number; readonly back: number } | null {
  const fronts = hostsWith(model, 'cal6-frontend');
  const backs = hostsWith(model, 'cal6-backend');
  if (fronts.length === 0 || backs.length === 0 || fronts.some((host) => backs.includes(host))) return null;
  const [front, back] = [cpusOf(fronts).value, cpusOf(backs).value];
  return front === null || back === null ? null : { front, back };
}

/** How many machines of some processors make up a number of processors: 12 are 3 of 4, 2 of 6 or 1 of 12. */
export const machinesFor = (cpus: number, ways: number): number => roundUp(cpus / ways);

function backEndFigures(model: Model): readonly Placed[] {
  const fronts = hostsWith(model, 'cal6-frontend');
  const backs = hostsWith(model, 'cal6-backend');
  if (fronts.length === 0 || backs.length === 0) return [];
  const both = fronts.some((host) => backs.includes(host));
  const nothing: Total = { value: null, atLeast: undefined };
  const { value: front, atLeast: leastFront } = both ? nothing : cpusOf(fronts);
  const { value: back, atLeast: leastBack } = both ? nothing : cpusOf(backs);
  const first = backs[0];
  const note = both
    ? 'Not given: a host is front end and back end at once, so their processors cannot be told apart.'
    : front === null
      ? 'Not given: write the processors of all Calendar 6 front ends as `cpus`.'
      : undefined;
  const facts = inputs(
    ...fronts.flatMap((host): readonly Input[] =>
      host.spec.cpus === undefined
        ? []
        : [input(`CPUs of ${host.name}`, times(host, host.spec.cpus.value), 'CPUs', host.spec.cpus.at)],
    ),
  );
  return (['usual', 'quality'] as const).map((share) => {
    const rule = share === 'usual' ? constants.calendarBackEndCpuMinimum : constants.calendarBackEndCpu;
    const value = front === null ? null : backEndCpus(front, share);
    const draft: FigureDraft = {
      id: `cal6.backend.cpus.${share}`,
      title:
        share === 'usual'
          ? 'Processors of the Calendar 6 back ends, usual'
          : 'Processors of the Calendar 6 back ends, for quality of service',
      value,
      atLeast: leastFront === undefined ? undefined : backEndCpus(leastFront, share),
      unit: 'CPUs',
      formula: formula(
        `front-end CPUs x ${share === 'usual' ? '1/2' : '2/3'}, rounded up`,
        `${show(front ?? 0)} x ${share === 'usual' ? '1/2' : '2/3'}`,
        value,
      ),
      inputs: [...facts, constant('share', rule)],
      source: rule.source,
      declared: back,
      declaredAtLeast: leastBack,
      declaredAt: first?.spec.cpus?.at,
      note: note ?? waysNote(value),
      at: first?.at,
    };
    // More than the usual is a wish, not a demand.
    const below = share === 'quality' && figure(draft).status === 'short';
    return ofTier(first?.tier, below ? { ...draft, status: 'info' } : draft);
  });
}

/** The guide's way to say it: twelve processors are three four-way, two six-way machines or one of twelve. */
function waysNote(cpus: number | null): string | undefined {
  if (cpus === null || cpus < 2 || cpus > 128) return undefined;
  const ways = [4, 6, cpus].filter((way, i, all) => cpus % way === 0 && all.indexOf(way) === i);
  const list = ways.map((way) => `${machinesFor(cpus, way)} x ${way}`);
  return `In machines: ${list.join(', ')} CPUs (L6645).`;
}

const frontEndFigures = (model: Model): readonly Placed[] =>
  model.each(hostsWith(model, 'cal6-frontend'), 'sizing calendar front end', frontEndOn).flat();

function frontEndOn(host: Host): readonly Placed[] {
  const { cpus } = host.spec;
  const instances = host.components.find((component) => component.id === 'cal6-frontend')?.spec.instances;
  const most = constants.calendarFrontEndCpus;
  const key = `cal6`;
  const value = cpus === undefined ? null : cpus.value * constants.cshttpdPerCpu.value;
  return [
    ofHost(host, {
      id: `${key}.cshttpd`,
      title: 'cshttpd processes',
      value,
      unit: 'processes',
      formula: formula('one for each CPU', show(cpus?.value ?? 0), value),
      inputs: inputs(
        cpus === undefined ? undefined : given('CPUs', cpus, 'CPUs'),
        constant('processes of a CPU', constants.cshttpdPerCpu),
      ),
      source: constants.cshttpdPerCpu.source,
      declared: instances?.value ?? null,
      declaredAt: instances?.at,
      bound: 'exact',
      note: cpus === undefined ? 'Not given: write the processors of the host as `cpus`.' : undefined,
      at: host.at,
    }),
    ofHost(host, {
      id: `${key}.frontend.cpus`,
      title: 'Processors of a Calendar 6 front end, at most',
      value: most.value,
      unit: 'CPUs',
      formula: 'one or two processors are a good choice; add hosts for more',
      inputs: inputs(cpus === undefined ? undefined : given('CPUs', cpus, 'CPUs')),
      source: most.source,
      declared: cpus?.value ?? null,
      declaredAt: cpus?.at,
      bound: 'maximum',
      status: cpus !== undefined && cpus.value <= most.value ? 'ok' : 'info',
      at: host.at,
    }),
  ];
}

// ---- Calendar 7 -----------------------------------------------------------------------------------------------------

interface CalendarStores {
  /** Databases of users' calendars. */
  readonly databases: number;
  /** Databases for iSchedule, from 7u2 on. */
  readonly ischedule: number;
  /** Document stores that these need. */
  readonly documents: number;
  /** Front ends, each of which reaches all of them. */
  readonly frontEnds: number;
}

/** Document stores for databases: one each, and one for the iSchedule database where there is one. */
export const documentStoresFor = (databases: number, ischedule: number): number => databases + ischedule;

/** Links from every front end to every one of these. */
export const linksFor = (frontEnds: number, stores: number): number => frontEnds * stores;

function calendarStoresOf(model: Model): CalendarStores {
  const all = model.of('cal7-database');
  const own = all.filter((database) => database.spec.ischedule?.value === true);
  const first = model.of('cal7-frontend')[0] ?? all[0];
  const version = first === undefined ? undefined : model.versionOf(first)?.value;
  // Without a version the current releases are meant: all of them have the database.
  const knows = isAtLeast(version, lifecycle.calendarIscheduleDatabase.from) !== false;
  const wanted = own.length > 0 || model.services?.calendar?.ischedule?.value === true;
  const ischedule = knows && wanted ? Math.max(1, installations(own)) : 0;
  const databases = installations(all) - (ischedule === 0 ? 0 : installations(own));
  return {
    databases,
    ischedule,
    documents: documentStoresFor(databases, ischedule),
    frontEnds: installations(model.of('cal7-frontend')),
  };
}

const inDatabase = (store: Component): boolean => store.spec.kind?.value === 'in-database';

function documentFigures(model: Model): readonly Placed[] {
  const found = model.of('cal7-database');
  const stores = calendarStoresOf(model);
  if (found.length === 0 && stores.frontEnds === 0) return [];
  const first = found[0];
  const version = first === undefined ? undefined : model.versionOf(first);
  const documents = model.of('cal7-docstore');
  const outside = 'Not given: no `cal7-database` is in the spec.';
  const known = stores.databases > 0;
  const facts = inputs(
    input('databases', stores.databases, 'databases', first?.at),
    stores.ischedule === 0 ? undefined : input('iSchedule databases', stores.ischedule, 'databases'),
    version === undefined ? undefined : input('version', version.source, '', version.at),
  );
  const withDocuments = isAtLeast(version?.value, lifecycle.calendarDocstore.from) !== false;
  const placed: Placed[] = [];
  if (withDocuments) {
    const value = known ? stores.documents : null;
    placed.push(
      ofDeployment({
        id: 'cal7.documents',
        title: 'Document stores of Calendar 7',
        value,
        unit: 'stores',
        formula: formula('databases + iSchedule databases', `${stores.databases} + ${stores.ischedule}`, value),
        inputs: facts,
        source: ['L4038', 'L4193'],
        declared: model.isExternal('cal7-docstore') ? null : installations(documents),
        declaredAt: documents[0]?.at,
        bound: 'exact',
        note: known
          ? documents.some(inDatabase)
            ? 'A document store within Oracle Database counts with its database.'
            : undefined
          : outside,
        at: first?.at,
      }),
    );
  }
  if (stores.frontEnds === 0) return placed;
  const link = (id: string, title: string, count: number, what: string, source: readonly string[]): Placed => {
    const value = known ? linksFor(stores.frontEnds, count) : null;
    return ofDeployment({
      id: `cal7.links.${id}`,
      title,
      value,
      unit: 'links',
      formula: formula(`front ends x ${what}`, `${stores.frontEnds} x ${count}`, value),
      inputs: [input('front ends', stores.frontEnds, 'hosts'), input(what, count, 'stores')],
      source,
      note: known ? 'Every front end reaches every one of them.' : outside,
      at: model.of('cal7-frontend')[0]?.at,
    });
  };
  placed.push(
    link('databases', 'Links from Calendar 7 front ends to databases', stores.databases, 'databases', ['L4260']),
  );
  if (withDocuments)
    placed.push(
      link('documents', 'Links from Calendar 7 front ends to document stores', stores.documents, 'document stores', [
        'L4203',
      ]),
    );
  placed.push(
    ofDeployment({
      id: 'cal7.davstores',
      title: 'Davstore identifiers on every Calendar 7 front end',
      value: known ? stores.databases : null,
      unit: 'identifiers',
      formula: formula('one for each database', stores.databases.toString(), known ? stores.databases : null),
      inputs: [input('databases', stores.databases, 'databases', first?.at)],
      source: ['L4276'],
      note: known ? undefined : outside,
      at: first?.at,
    }),
  );
  return placed;
}
