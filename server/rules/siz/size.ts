/** Amounts of disk and memory as one would order them. */
import { KILO } from '../../model/quantity';

/** A size that is at least so many bytes, in round numbers: tenths of a TB, tens of GB. `kilo`: bytes of a KB. */
export function sizeText(bytes: number, kilo: number = KILO): string {
  const up = (unit: number, step: number): number => Math.ceil(Number((bytes / unit / step).toPrecision(12))) * step;
  const gb = kilo ** 3;
  if (bytes > 990 * gb) return `${Number(up(kilo ** 4, 0.1).toFixed(1))} TB`;
  if (bytes > 100 * gb) return `${up(gb, 10)} GB`;
  if (bytes >= gb) return `${up(gb, 1)} GB`;
  return memoryText(bytes, kilo);
}

/** Memory below a GB comes in steps of so many MB. */
export const MEMORY_STEP = 128;

/** Memory that is at least so many bytes: whole GB, below that steps. `kilo`: bytes of a KB. */
export function memoryText(bytes: number, kilo: number = KILO): string {
  const steps = Math.ceil(Number((bytes / kilo ** 2 / MEMORY_STEP).toPrecision(12))) * MEMORY_STEP;
  return steps < kilo ? `${steps} MB` : `${Math.ceil(Number((bytes / kilo ** 3).toPrecision(12)))} GB`;
}
