/** How many machines there are: those of the suite, with everything else apart. */
import type { Host, Model } from '../../model/model';
import { machines } from '../../sizing/hosts';
import { tiersOf } from '../../sizing/tiers';
import { listed, ticked } from '../../words/list';
import { grouped } from '../../words/number';
import { figureText } from '../amounts';
import { machineCounts } from '../summary/machine-counts';
import { explained, type Told } from './part';

export function machinesPart(model: Model): Told {
  const { hosts } = model;
  const base = { id: 'machines', title: 'Machines', leadsTo: { kind: 'summary' } } as const;
  if (hosts.length === 0) return { part: { ...base, ...noHosts(model), status: 'unknown' } };
  const [own, ...others] = machineCounts(model);
  return {
    part: {
      ...base,
      text: grouped(machines(own?.hosts ?? [])),
      ...explained(
        'Every host that runs a product of the suite, times its `count`.',
        ...others.map(({ hosts: apart, text }) => `${text} (${namesOf(apart)}) counted apart.`),
        totals(model),
      ),
    },
  };
}

/** Where there are none, or none that can be read. */
export const noHosts = (model: Model): { readonly text: string; readonly explain: string } =>
  isUnreadInPart(model)
    ? { text: 'no hosts that can be read', explain: 'A part of the spec cannot be read.' }
    : { text: 'no hosts yet', explain: 'Add hosts under `tiers`.' };

/** Whether there may be more under `tiers` than what was read. */
export const isUnreadInPart = (model: Model): boolean => !model.complete && !model.lacksSection('tiers');

const namesOf = (hosts: readonly Host[]): string =>
  ticked(
    hosts.map(({ name }) => name),
    { most: 4 },
  );

/** `In all at least 62 CPUs and 120 GB of memory; not written: `lb`, `ns1`.` */
function totals(model: Model): string {
  const own = tiersOf(model).flatMap(({ figure }) =>
    TOTALS.includes(figure.id) && (figure.value !== null || figure.atLeast !== undefined) ? [figure] : [],
  );
  if (own.length === 0) return '';
  const texts = own.map((figure) => `${figureText(figure)}${figure.id === 'hosts.memory' ? ' of memory' : ''}`);
  const silent = model.hosts.filter(({ spec }) => spec.cpus === undefined || spec.memory === undefined);
  return `In all ${listed(texts)}${silent.length === 0 ? '' : `; not written whole: ${namesOf(silent)}`}.`;
}

const TOTALS: readonly string[] = ['hosts.cpus', 'hosts.memory'];
