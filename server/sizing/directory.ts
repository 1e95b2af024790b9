/** Directory servers: how many masters and consumers; the guide sizes none of them. */
import { directoryCopies } from '../catalog/roles';
import { figures as constants, notSized } from '../catalog/figures';
import type { Model } from '../model/model';
import { constant, input, inputs, ofDeployment, quoted, show, type Placed } from './figure';
import { installations } from './hosts';
import { populationOf } from './load';

/** Masters for geographically spread sites: one each, up to four; further sites get a hub. */
export const replicasForSites = (sites: number): { readonly masters: number; readonly hubs: number } => {
  const masters = Math.min(sites, constants.mastersMaximum.value);
  return { masters, hubs: sites - masters };
};

/** Consumers of four-way replication. */
export const fourWayConsumers = (centres: number): number => centres * constants.fourWayConsumersPerCentre.value;

export const directoryOf = (model: Model): readonly Placed[] => model.shared('sizing directory', computeDirectory);

function computeDirectory(model: Model): readonly Placed[] {
  const masters = model.of('directory-master');
  const consumers = model.of('directory-consumer');
  const section = model.directory;
  const external = model.isExternal('directory-master');
  if (masters.length === 0 && consumers.length === 0 && section === undefined) return [];
  const { users } = populationOf(model);
  const replication = section?.replication;
  const fourWay = replication?.value === 'four-way-mmr';
  const clustered =
    replication?.value === 'solaris-cluster' ||
    masters.some((master) => model.haOf(master)?.method?.value === 'solaris-cluster');
  const small = users !== null && users < constants.sizingUsers.value;
  const single = model.architecture?.value === 'single-host';
  const wanted = fourWay ? constants.fourWayMasters : constants.directoryMastersMinimum;
  const count = installations(masters);
  const copied = model.architecture?.value === 'single-tier-distributed' && model.has(...directoryCopies);
  const trial = (model.environment?.value ?? 'production') !== 'production';
  const placed: Placed[] = [
    ofDeployment({
      id: 'directory.masters',
      title: 'Directory masters, at least',
      value: wanted.value,
      unit: 'masters',
      formula: fourWay
        ? 'four-way replication: a pair in each of two data centres'
        : 'a pair of masters beyond trivial deployments',
      inputs: inputs(
        input('masters in the spec', count, 'masters', masters[0]?.at),
        replication === undefined ? undefined : input('replication', replication.source, '', replication.at),
      ),
      source: wanted.source,
      declared: external ? null : count,
      declaredAt: masters[0]?.at,
      ...(count < wanted.value && (small || clustered || single || copied || trial) ? { status: 'info' as const } : {}),
      note: external
        ? 'The directory stands outside this spec.'
        : clustered
          ? 'A cluster moves the one master to another node.'
          : small
            ? `Fewer than ${show(constants.sizingUsers.value)} users: we count that as trivial, for which the guide gives no number.`
            : single
              ? 'On a single host there is room for one.'
              : copied
                ? 'One central master with a copy in each office is what this layout is (L1153).'
                : trial
                  ? 'Beyond production, one may do.'
                  : undefined,
      at: masters[0]?.at ?? section?.key,
    }),
  ];
  if (fourWay) {
    const centres = constants.fourWayCentres.value;
    placed.push(
      ofDeployment({
        id: 'directory.consumers',
        title: 'Directory consumers of four-way replication',
        value: fourWayConsumers(centres),
        unit: 'consumers',
        formula: `data centres x consumers in each = ${show(centres)} x ${show(constants.fourWayConsumersPerCentre.value)} = ${show(fourWayConsumers(centres))}`,
        inputs: [
          constant('data centres', constants.fourWayCentres),
          constant('consumers in each', constants.fourWayConsumersPerCentre),
        ],
        source: constants.fourWayConsumersPerCentre.source,
        declared: model.isExternal('directory-consumer') ? null : installations(consumers),
        declaredAt: consumers[0]?.at,
        at: replication.at,
      }),
    );
  }
  placed.push(...siteFigures(model));
  placed.push(
    ofDeployment({
      id: 'directory.capacity',
      title: 'Capacity of the directory',
      value: null,
      unit: 'searches/s',
      formula: 'add a consumer where response time, wait for I/O or processor load exceeds its limit',
      inputs: inputs(
        constant('response time, at most', constants.directoryResponse),
        constant('wait for I/O, at most', constants.directoryIoWait),
        constant('processor load of the tier, at most', constants.directoryCpu),
      ),
      source: [...notSized.directoryCapacity.source, ...constants.directoryResponse.source],
      note: 'Not given: the guide sets no rule for the capacity of a directory. Measure it under load: add a consumer when it answers later than 10 ms, waits longer than 10 ms for I/O, or the tier is more than 70% busy.',
      at: masters[0]?.at ?? section?.key,
    }),
  );
  return placed;
}

/** Where sites are declared and several masters replicate: one master a site, for four sites. */
function siteFigures(model: Model): readonly Placed[] {
  const sites = model.section('sites');
  const count = sites?.items.filter((site) => site.size?.value !== 'satellite').length ?? 0;
  const { replication } = model.directory ?? {};
  if (count < 2 || (replication?.value !== 'two-way-mmr' && replication?.value !== 'four-way-mmr')) return [];
  const replicas = replicasForSites(count);
  const hubs = model.of('directory-hub');
  return [
    ofDeployment({
      id: 'directory.hubs',
      title: 'Sites with a hub in place of a master',
      value: replicas.hubs,
      unit: 'sites',
      formula: `sites beyond the first four = ${count} - ${replicas.masters} = ${replicas.hubs}`,
      inputs: [
        input('sites with servers', count, 'sites', sites?.key),
        constant('masters, at most', constants.mastersMaximum),
        quoted('replication', replication),
      ],
      source: constants.mastersMaximum.source,
      declared: replicas.hubs === 0 ? null : installations(hubs),
      declaredAt: hubs[0]?.at,
      at: sites?.key,
    }),
  ];
}
