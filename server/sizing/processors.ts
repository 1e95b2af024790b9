/** What the guide says about the number of processors of messaging hosts and of Communications Express. */
import { mtaParts, messageStores } from '../catalog/roles';
import { componentInfo, type ComponentId } from '../catalog/components';
import { figures as constants } from '../catalog/figures';
import { userBases, type UserBase } from '../catalog/userBases';
import type { Host, Model } from '../model/model';
import {
  constant,
  formula,
  given,
  inputs,
  ofHost,
  show,
  type FigureDraft,
  type Placed,
  type FigureStatus,
} from './figure';
import { hostsWith } from './hosts';

const MTAS: readonly ComponentId[] = mtaParts;
const STORES: readonly ComponentId[] = messageStores;
const runs = (host: Host, ids: readonly ComponentId[]): boolean =>
  host.components.some((component) => ids.includes(component.id));

/** A store or another back end on the host, which can use more processors than a multiplexor. */
export const sharesWithBackEnd = (host: Host): boolean =>
  host.components.some((component) => componentInfo(component.id).backEnd === true);
/** An MTA on the host; it scales further than a multiplexor too (L3121). */
export const sharesWithMta = (host: Host): boolean => runs(host, MTAS);
/** Something else of the access tier beside the multiplexor, or a directory proxy: then four processors are right (L3133-3135). */
export const sharesWithFrontEnd = (host: Host): boolean =>
  host.components.some(
    ({ id }) =>
      id === 'directory-proxy' || (componentInfo(id).frontEnd === true && id !== 'mmp' && id !== 'mmp-smtp-proxy'),
  );

export const processorsOf = (model: Model): readonly Placed[] =>
  model.shared('sizing processors', (own) => [
    ...own.each(hostsWith(own, 'mmp'), 'sizing processors of a multiplexor', mmp).flat(),
    ...own.each(hostsWith(own, ...STORES), 'sizing processors of a store', storeOn).flat(),
    ...own.each(hostsWith(own, ...MTAS), 'sizing processors of an MTA', mta),
    ...own.each(
      hostsWith(own, 'communications-express'),
      'sizing processors of Communications Express',
      communicationsExpress,
    ),
  ]);

/** The parts that every statement about processors has; the processors of the host are what is declared. */
function statement(
  host: Host,
  own: Pick<FigureDraft, 'title' | 'value' | 'formula' | 'source' | 'bound'> & {
    readonly id: string;
    readonly note?: string;
    readonly limit?: { readonly value: number; readonly unit: string };
  },
  status: (cpus: number) => FigureStatus,
): Placed {
  const { cpus } = host.spec;
  return ofHost(host, {
    id: own.id,
    title: own.title,
    value: own.value,
    unit: 'CPUs',
    formula: own.formula,
    inputs: inputs(
      cpus === undefined ? undefined : given('CPUs', cpus, 'CPUs'),
      own.limit === undefined ? undefined : constant('limit of the guide', own.limit),
    ),
    source: own.source,
    declared: cpus?.value ?? null,
    declaredAt: cpus?.at,
    ...(own.bound === undefined ? {} : { bound: own.bound }),
    status: cpus === undefined ? 'info' : status(cpus.value),
    note: own.note,
    at: host.at,
  });
}

function mmp(host: Host): readonly Placed[] {
  const shared = sharesWithFrontEnd(host);
  const elsewhere = sharesWithBackEnd(host) || sharesWithMta(host);
  const best = constants.mmpCpusBest.value;
  const most = constants.mmpCpusMaximum.value;
  const limit = statement(
    host,
    {
      id: 'mmp.cpus',
      title: 'Processors of a multiplexor, at most',
      value: most,
      bound: 'maximum',
      formula: `best with ${show(best)}, less than linear to ${show(most)}, poor beyond`,
      source: constants.mmpCpusMaximum.source,
      limit: constants.mmpCpusMaximum,
      note: elsewhere
        ? 'Other components of this host can use more processors; the multiplexor cannot.'
        : `Hosts with ${show(best)} processors serve it best; add hosts, not processors.`,
    },
    (cpus) => (cpus <= best || (shared && cpus <= most) ? 'ok' : cpus <= most || elsewhere ? 'info' : 'short'),
  );
  if (!shared) return [limit];
  const four = constants.mmpCpusCollocated;
  return [
    limit,
    statement(
      host,
      {
        id: 'mmp.cpus.shared',
        title: 'Processors of a multiplexor host that is shared',
        value: four.value,
        formula: 'a four-processor host where other front ends run beside the multiplexor',
        source: four.source,
        limit: four,
      },
      (cpus) => (cpus >= four.value ? 'ok' : 'info'),
    ),
  ];
}

const storeOn = (host: Host, model: Model): readonly Placed[] => [
  ...store(host),
  ...storeProcesses(host, accessOf(model)),
];

function store(host: Host): readonly Placed[] {
  const { storeCpusSteep: steep, storeCpusLinear: linear, storeCpusDescribed: described } = constants;
  const cpus = host.spec.cpus?.value;
  const note =
    cpus === undefined || cpus <= linear.value
      ? undefined
      : cpus <= described.value
        ? 'Beyond twelve processors a store gains less than linearly; another store host gains more.'
        : 'The guide describes no store with more than sixteen processors.';
  return [
    statement(
      host,
      {
        id: 'store.cpus',
        title: 'Processors of a message store that scale',
        value: linear.value,
        bound: 'maximum',
        formula: `more than linear to ${show(steep.value)}, about linear to ${show(linear.value)}, less to ${show(described.value)}, not described beyond`,
        source: linear.source,
        limit: linear,
        ...(note === undefined ? {} : { note }),
      },
      (count) => (count <= linear.value ? 'ok' : 'info'),
    ),
  ];
}

/** Processes of the IMAP and POP servers, where user bases say that there are such users. */
function storeProcesses(host: Host, access: ReadonlySet<UserBase['access']>): readonly Placed[] {
  const { cpus } = host.spec;
  if (cpus === undefined) return [];
  const kinds = [
    {
      on: access.has('imap') || access.has('web'),
      id: 'imap',
      setting: 'service.imap.numprocesses',
      rule: constants.imapProcessesPerCpu,
    },
    {
      on: access.has('pop'),
      id: 'pop',
      setting: 'service.pop.numprocesses',
      rule: constants.popProcessesPerCpu,
    },
  ];
  return kinds
    .filter((kind) => kind.on)
    .map((kind) => {
      const divisor = 1 / kind.rule.value;
      const value = processesFor(cpus.value, divisor);
      return ofHost(host, {
        id: `store.processes.${kind.id}`,
        title: kind.setting,
        value,
        unit: 'processes',
        formula: formula(`CPUs / ${divisor}, rounded down, at least 1`, `${show(cpus.value)} / ${divisor}`, value),
        inputs: [given('CPUs', cpus, 'CPUs'), constant('processes of a CPU', kind.rule)],
        source: kind.rule.source,
        note: 'Cores on chips that have several. The guide does not round; rounding down is ours.',
        at: host.at,
      });
    });
}

/** By what the users of the spec read their mail. */
export const accessOf = (model: Model): ReadonlySet<UserBase['access']> =>
  new Set(
    (model.users?.bases?.items ?? []).flatMap(({ base }) => (base === undefined ? [] : [userBases[base.value].access])),
  );

/** Processes for some processors: a whole number, at least one. */
export const processesFor = (cpus: number, divisor: number): number => Math.max(1, Math.floor(cpus / divisor));

function mta(host: Host): Placed {
  return statement(
    host,
    {
      id: 'mta.cpus',
      title: 'Processors of an MTA that gain more than linearly',
      value: constants.mtaCpusSteep.value,
      formula: 'more than linear from one to four; the guide names no limit above',
      source: constants.mtaCpusSteep.source,
      limit: constants.mtaCpusSteep,
      note: `Up to ${show(constants.mtaSmallHostCpus.value)} processors, queue and log may share a file system (${constants.mtaSmallHostCpus.source.join(', ')}).`,
    },
    () => 'info',
  );
}

function communicationsExpress(host: Host): Placed {
  const limit = constants.communicationsExpressCpus;
  const alone = !sharesWithBackEnd(host) && !sharesWithMta(host);
  return statement(
    host,
    {
      id: 'communications-express.cpus',
      title: 'Processors of Communications Express, at most',
      value: limit.value,
      bound: 'maximum',
      formula: `it does not scale beyond ${show(limit.value)}`,
      source: limit.source,
      limit,
      ...(alone
        ? {}
        : { note: 'Other components of this host may use more processors; Communications Express cannot.' }),
    },
    (cpus) => (cpus <= limit.value ? 'ok' : alone ? 'short' : 'info'),
  );
}
