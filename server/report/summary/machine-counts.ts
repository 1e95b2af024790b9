/** How many machines a deployment has: those of the suite, and apart what stands before them or serves any network. */
import type { Host, Model } from '../../model/model';
import { kindOf, machines, type HostKind } from '../../sizing/hosts';
import { count } from '../words';

const WORDS: readonly { readonly kind: HostKind; readonly one: string; readonly many?: string }[] = [
  { kind: 'product', one: 'machine' },
  { kind: 'balancer', one: 'load balancer' },
  {
    kind: 'infrastructure',
    one: 'host for names, time and the like',
    many: 'hosts for names, time and the like',
  },
];

export interface MachineCount {
  readonly kind: HostKind;
  readonly hosts: readonly Host[];
  /** `18 machines`, `2 load balancers`. */
  readonly text: string;
}

/** Those of the suite first, even where there are none of them; of the others what there is. */
export const machineCounts = ({ hosts }: Model): readonly MachineCount[] =>
  WORDS.flatMap(({ kind, one, many }): readonly MachineCount[] => {
    const own = hosts.filter((host) => kindOf(host) === kind);
    return own.length === 0 && kind !== 'product' ? [] : [{ kind, hosts: own, text: count(machines(own), one, many) }];
  });

/** `18 machines, 2 load balancers`: the same count wherever it is told. */
export const machineText = (model: Model): string =>
  machineCounts(model)
    .map(({ text }) => text)
    .join(', ');
