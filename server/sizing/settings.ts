/** Choices that the guide leaves open. The spec makes them under `sizing:`; results name them. */
import { figures } from '../catalog/figures';
import type { Source } from '../catalog/types';
import type { Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { bytesIn, type Quantity } from '../model/quantity';
import { percent } from './figure';

export interface Setting {
  readonly id: 'unit-base' | 'safe-margin' | 'spare';
  readonly title: string;
  /** As it would be written in a spec. */
  readonly value: string;
  /** Whether the spec says so; otherwise it is the default. */
  readonly declared: boolean;
  readonly source: readonly Source[];
  readonly at?: Node | undefined;
}

export interface SizingSettings {
  /** Bytes in a KB of the guide's formulas. */
  readonly base: 1000 | 1024;
  readonly kb: 'KB' | 'KiB';
  readonly mb: 'MB' | 'MiB';
  readonly gb: 'GB' | 'GiB';
  /** The bytes of an amount of the spec: its KB are those of the guide's formulas. */
  readonly bytes: (size: Quantity) => number;
  /** Part of one, below a limit of connections. */
  readonly margin: number;
  /** Hosts beyond what the peak needs. */
  readonly spare: number;
  readonly list: readonly Setting[];
}

export const settingsOf = (model: Model): SizingSettings => model.shared('sizing settings', readSettings);

function readSettings(model: Model): SizingSettings {
  const section = model.section('sizing');
  const unit = section?.['unit-base'];
  const margin = section?.['safe-margin'];
  const spare = section?.spare;
  const binary = unit?.value === 'binary';
  const base = binary ? 1024 : 1000;
  return {
    base,
    bytes: (size) => bytesIn(size, base),
    kb: binary ? 'KiB' : 'KB',
    mb: binary ? 'MiB' : 'MB',
    gb: binary ? 'GiB' : 'GB',
    margin: margin?.value.amount ?? figures.imMargin.value / 100,
    spare: spare?.value ?? figures.mtaSpare.value,
    list: [
      {
        id: 'unit-base',
        title: 'Bytes in a KB of the formulas',
        value: unit?.value ?? 'decimal',
        declared: unit !== undefined,
        source: figures.unitBase.source,
        at: unit?.at,
      },
      {
        id: 'safe-margin',
        title: 'Margin below a limit of connections',
        value: margin?.source ?? percent(figures.imMargin.value / 100),
        declared: margin !== undefined,
        source: figures.imMargin.source,
        at: margin?.at,
      },
      {
        id: 'spare',
        title: 'Hosts beyond what the peak needs',
        value: (spare?.value ?? figures.mtaSpare.value).toString(),
        declared: spare !== undefined,
        source: [...figures.mtaSpare.source, ...figures.mmpSpare.source],
        at: spare?.at,
      },
    ],
  };
}
