/** Memory of messaging hosts: by their processors. */
import { componentsWhere, type ComponentId } from '../catalog/components';
import { figures as constants } from '../catalog/figures';
import type { Host, Model } from '../model/model';
import { constant, figure, formula, given, inputs, ofHost, show, type FigureDraft, type Placed } from './figure';
import { hostsWith } from './hosts';
import { settingsOf } from './settings';

/** Parts of Messaging Server; an address book is a directory. */
export const messagingComponents: readonly ComponentId[] = componentsWhere(
  (info, id) => info.product === 'messaging' && id !== 'pab-server',
);

/** Memory of a messaging host with so many processors, in GB: at least, and as most deployments want it. */
export const memoryFor = (cpus: number): { readonly minimum: number; readonly wanted: number } => ({
  minimum: cpus * constants.memoryPerCpuMinimum.value,
  wanted: cpus * constants.memoryPerCpu.value,
});

export const memoryOf = (model: Model): readonly Placed[] => model.shared('sizing memory', computeMemory);

const computeMemory = (model: Model): readonly Placed[] =>
  model.each(hostsWith(model, ...messagingComponents), 'sizing memory of a host', memoryOfHost).flat();

function memoryOfHost(host: Host, model: Model): readonly Placed[] {
  const { gb, base, bytes } = settingsOf(model);
  const { cpus, memory } = host.spec;
  const draft = (
    id: string,
    title: string,
    perCpu: { readonly value: number; readonly unit: string; readonly source: readonly string[] },
  ): FigureDraft => {
    const value = cpus === undefined ? null : cpus.value * perCpu.value;
    return {
      id: `memory.${id}`,
      title,
      value,
      unit: gb,
      formula: formula(
        `${show(perCpu.value)} ${gb} x CPUs`,
        `${show(perCpu.value)} ${gb} x ${show(cpus?.value ?? 0)}`,
        value,
        gb,
      ),
      inputs: inputs(cpus === undefined ? undefined : given('CPUs', cpus, 'CPUs'), constant('memory of a CPU', perCpu)),
      source: perCpu.source,
      declared: memory === undefined ? null : bytes(memory.value) / base ** 3,
      declaredAt: memory?.at,
      note: cpus === undefined ? 'Not given: write the processors of the host as `cpus`.' : undefined,
      at: host.at,
    };
  };
  const wanted = draft('wanted', 'Memory for messaging, most deployments', constants.memoryPerCpu);
  // More than the minimum is a wish, not a demand.
  const below = figure(wanted).status === 'short';
  const minimum = ofHost(host, draft('minimum', 'Memory for messaging, at least', constants.memoryPerCpuMinimum));
  if (cpus === undefined) return [minimum];
  return [
    minimum,
    ofHost(host, {
      ...wanted,
      ...(below ? { status: 'info' as const } : {}),
      note: 'Said of UltraSPARC III processors.',
    }),
  ];
}
