/** How the tables of a comparison put things. */
import type { FigureState } from '../../compare/figures';
import type { ChangedEnd, FlowChange } from '../../compare/flows';
import type { Hardware } from '../../compare/machines';
import type { FieldChange } from '../../compare/meaning';
import type { Overview } from '../../compare/overview';
import { formatAmount } from '../../sizing/figure';
import { grouped } from '../../words/number';
import type { Cell, Status } from '../content';
import type { HostNames } from '../host-names';

export const EMPTY = 'Nothing of this changes.';

export const DASH = '\u2013';

const MINUS = '\u2212';

export const plain = (text: string, status?: Status): Cell => (status === undefined ? { text } : { text, status });

export const right = (title: string) => ({ title, align: 'right' as const });

export const signed = (amount: number, text: (amount: number) => string): readonly string[] =>
  amount === 0 ? [] : [`${amount > 0 ? '+' : MINUS}${text(Math.abs(amount))}`];

/** Bytes for people, in the units that the spec counts in. */
export const sizeText = (bytes: number, base: Overview['base']): string =>
  base === 1024 ? formatAmount(bytes / 1024, 'KiB') : formatAmount(bytes, 'bytes');

export const numberText = (value: number | null): string => (value === null ? 'not given' : grouped(Math.round(value)));

/** What is not written on some hosts may be more. */
export const least = ({ unwritten }: Overview, text: string): string =>
  unwritten.length === 0 ? text : `at least ${text}`;

export const monthText = (month: number | null): string =>
  month === null ? 'not within ten years' : month === 0 ? 'today' : `in month ${month}`;

export const whereOf = ({ host, tier }: { readonly host: string | null; readonly tier: number | null }): string =>
  host ?? (tier === null ? DASH : `tier ${tier}`);

export const amountText = (value: number | null | undefined, unit: string, missing = DASH): string =>
  value === null || value === undefined ? missing : formatAmount(value, unit);

/** Of a figure that is there, what nobody gives is not left blank. */
export const neededText = (state: FigureState | null, unit: string): string =>
  state === null ? DASH : amountText(state.value, unit, 'not given');

/** A thing that has a name and nothing else is there. */
export const settingText = (text: string | null): string =>
  text === null ? 'not written' : text === '' ? 'there' : text;

export function fieldText({ path, before, after }: FieldChange): string {
  const key = path.join(' ');
  if (before === null) return after === '' ? `${key} added` : `${key} added: ${after ?? ''}`;
  if (after === null) return before === '' ? `${key} removed` : `${key} removed: ${before}`;
  return `${key}: ${before} \u2192 ${after}`;
}

export const zonesText = ({ from, to }: FlowChange): string =>
  from.zone === to.zone ? (from.zone ?? 'not given') : `${from.zone ?? '?'} \u2192 ${to.zone ?? '?'}`;

export const endText = ({ hosts, who }: ChangedEnd, names: HostNames): string =>
  hosts.length === 0 ? who.join(', ') : names.textOf(hosts);

const FLOW: Readonly<Record<FlowChange['change'], string>> = {
  opened: 'open',
  closed: 'close',
  blocked: 'blocked now',
  allowed: 'allowed now',
  changed: 'changed',
};

export function hardwareText({ cpus, memory, disk }: Hardware, base: Overview['base']): readonly Cell[] {
  const size = (bytes: number | null): Cell => plain(bytes === null ? DASH : sizeText(bytes, base));
  return [plain(cpus === null ? DASH : grouped(cpus)), size(memory), size(disk)];
}

/** What is to be done about a port across zones. */
export function portWord({ change, partly }: Pick<FlowChange, 'change' | 'partly'>): string {
  if (!partly) return FLOW[change];
  return change === 'opened' ? 'open for more hosts' : 'close for some hosts';
}
