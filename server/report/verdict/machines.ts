/** How many machines there are: those of the suite, with everything else apart. */
import type { Host, Model } from '../../model/model';
import { kindOf, machines } from '../../sizing/hosts';
import { tiersOf } from '../../sizing/tiers';
import { listed, ticked } from '../../words/list';
import { grouped } from '../../words/number';
import { count } from '../words';
import { figureText } from '../amounts';
import { explained, type Told } from './part';

export function machinesPart(model: Model): Told {
  const { hosts } = model;
  const base = { id: 'machines', title: 'Machines', leadsTo: { kind: 'summary' } } as const;
  if (hosts.length === 0)
    return { part: { ...base, text: 'no hosts yet', status: 'unknown', explain: 'Add hosts under `tiers`.' } };
  const own = hosts.filter((host) => kindOf(host) === 'product');
  const apart = (kind: 'balancer' | 'infrastructure', one: string, many?: string): string => {
    const some = hosts.filter((host) => kindOf(host) === kind);
    return some.length === 0 ? '' : `${count(machines(some), one, many)} (${namesOf(some)}) counted apart.`;
  };
  return {
    part: {
      ...base,
      text: grouped(machines(own)),
      ...explained(
        'Every host that runs a product of the suite, times its `count`.',
        apart('balancer', 'load balancer'),
        apart('infrastructure', 'host for names, time and the like', 'hosts for names, time and the like'),
        totals(model),
      ),
    },
  };
}

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
