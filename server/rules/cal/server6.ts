/** Calendar Server 6: which processes run where, and what front and back ends share. */
import { cal6Components, directoryCopies } from '../../catalog/roles';
import type { ValueOf } from '../../catalog/types';
import type { calendarProcess } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { endsAt } from '../../questions/balancers';
import { runs } from '../../questions/components';
import type { FixDraft } from '../../fixes/fix';
import { logical } from '../../questions/calendar-stores';

export type Process = ValueOf<typeof calendarProcess>;

const on = (host: Host): readonly Component[] => host.components.filter(({ id }) => cal6Components.includes(id));

/** Whether the list of a component proves that a process is not on its host: no other list there has it either. */
export function lacksProcess(component: Component, process: Process): boolean {
  const { processes } = component.spec;
  if (processes === undefined || processes.incomplete || component.host.incomplete) return false;
  return !on(component.host).some(({ spec }) => spec.processes?.items.some(({ value }) => value === process));
}

/** Where a list names a process. */
export const processFact = (component: Component, process: Process): Fact<Process> | undefined =>
  component.spec.processes?.items.find(({ value }) => value === process);

/** Front and back end share the host. */
export const isBoth = (host: Host): boolean => runs(host, 'cal6-frontend') && runs(host, 'cal6-backend');

/** The one host of a Calendar Server 6 that has no other; undefined where there are more, or not all of it is known. */
export const singleServer = (model: Model): Host | undefined =>
  model.shared('single Calendar 6 server', (own) => {
    const hosts = new Set(own.of(...cal6Components).map(({ host }) => host));
    const [only] = hosts;
    if (only === undefined || hosts.size > 1 || only.count > 1 || !isBoth(only)) return undefined;
    return own.complete && !own.mayBeExternal(...cal6Components) ? only : undefined;
  });

/** How many back ends there are for sure; the nodes of a cluster are one. */
export const backEnds = (model: Model): number =>
  model
    .each(model.of('cal6-backend'), 'Calendar 6 back ends', (back, own) => logical(own, back).min)
    .reduce((sum, count) => sum + count, 0);

/** Adds processes to the list of a component. */
export function addProcesses(component: Component, missing: readonly Process[]): readonly FixDraft[] {
  const list = component.spec.processes;
  if (list === undefined || missing.length === 0) return [];
  return [
    {
      title: `Add ${missing.map((process) => `\`${process}\``).join(', ')}`,
      in: list.at,
      edit: (editor) => {
        if (list.at.kind === 'seq' && list.items.length > 0)
          for (const process of missing) editor.add(list.at, process);
        else editor.replace(list.at, missing);
      },
    },
  ];
}

/** The hosts that a calendar component asks for the directory: those that it names, or those behind a load balancer that it names. */
export const askedHosts = (model: Model, { spec }: Component): readonly Host[] => [
  ...new Set(model.hostsOf(spec.directory).flatMap((host) => endsAt(model, host))),
];

/** How a calendar component comes to the master directory: by itself, through replicas, or not known. */
export function wayToMaster(model: Model, component: Component): 'direct' | 'replica' | undefined {
  const named = component.spec.directory;
  if (named === undefined)
    return model.has('directory-master') && model.lacks(...directoryCopies, 'directory-proxy') ? 'direct' : undefined;
  if (named.incomplete || model.hostsOf(named).length < named.items.length) return undefined;
  const hosts = askedHosts(model, component);
  if (hosts.length === 0 || hosts.some((host) => host.incomplete)) return undefined;
  const replica = (host: Host): boolean => runs(host, ...directoryCopies) && !runs(host, 'directory-master');
  if (hosts.every(replica)) return 'replica';
  return hosts.every((host) => runs(host, 'directory-master')) ? 'direct' : undefined;
}

const YES = /^(yes|true|on|1)$/i;
const NO = /^(no|false|off|0)$/i;
export const isOn = (fact: Fact<string> | undefined): boolean => fact !== undefined && YES.test(fact.value);
export const isOff = (fact: Fact<string> | undefined): boolean => fact !== undefined && NO.test(fact.value);

/** A setting of a calendar component: its own, or that of the product. */
export const calendarOption = (model: Model, component: Component, name: string): Fact<string> | undefined =>
  component.spec.options?.entries.find((entry) => entry.name === name)?.value ??
  model.services?.calendar?.options?.entries.find((entry) => entry.name === name)?.value;

/** Whether settings are written that could not be read. */
export const optionsUnread = (model: Model, component: Component): boolean =>
  component.spec.incomplete ||
  component.spec.options?.incomplete === true ||
  model.services?.incomplete === true ||
  model.services?.calendar?.incomplete === true ||
  model.services?.calendar?.options?.incomplete === true;
