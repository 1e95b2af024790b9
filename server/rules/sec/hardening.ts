/** What is done to harden hosts. */
import type { HostSpec } from '../../model/format';
import type { Host, Model } from '../../model/model';
import type { FixDraft } from '../../fixes/fix';
import { ticked } from '../../words/list';

type HardeningList = NonNullable<HostSpec['hardening']>;
type Measure = HardeningList['items'][number]['value'];

/** The list that holds for a host: its own, or that of all. */
export const hardeningOf = (model: Model, host: Host): HardeningList | undefined =>
  host.spec.hardening ?? model.section('security')?.hardening;

/** Lists that leave all of `measures` out, with the hosts that they hold for. */
export function listsWithout(
  model: Model,
  hosts: readonly Host[],
  measures: readonly Measure[],
): ReadonlyMap<HardeningList, readonly Host[]> {
  const found = new Map<HardeningList, Host[]>();
  for (const host of hosts) {
    const list = hardeningOf(model, host);
    if (list === undefined || list.incomplete || list.items.some(({ value }) => measures.includes(value))) continue;
    const known = found.get(list);
    if (known === undefined) found.set(list, [host]);
    else known.push(host);
  }
  return found;
}

/** `hosts`: those that the list holds for. */
export const addMeasure = (list: HardeningList, hosts: readonly Host[], measure: Measure): FixDraft => ({
  title: `Add \`${measure}\` to the hardening of ${hosts.some(({ spec }) => spec.hardening === list) ? ticked(hosts.map(({ name }) => name)) : 'all hosts'}`,
  in: list.at,
  edit: (editor) => {
    editor.add(list.at, measure);
  },
});
