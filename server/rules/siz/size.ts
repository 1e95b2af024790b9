/** Amounts of disk and memory as one would order them. */
import { KILO } from '../../model/quantity';

const GB = KILO ** 3;
const TB = KILO ** 4;

/** A size that is at least so many bytes, in round numbers: tenths of a TB, tens of GB. */
export function sizeText(bytes: number): string {
  const up = (unit: number, step: number): number => Math.ceil(Number((bytes / unit / step).toPrecision(12))) * step;
  if (bytes > 990 * GB) return `${Number(up(TB, 0.1).toFixed(1))} TB`;
  if (bytes > 100 * GB) return `${up(GB, 10)} GB`;
  if (bytes >= GB) return `${up(GB, 1)} GB`;
  return memoryText(bytes);
}

/** Memory below a GB comes in steps of so many MB. */
export const MEMORY_STEP = 128;

/** Memory that is at least so many bytes: whole GB, below that steps. */
export function memoryText(bytes: number): string {
  const steps = Math.ceil(Number((bytes / KILO ** 2 / MEMORY_STEP).toPrecision(12))) * MEMORY_STEP;
  return steps < KILO ? `${steps} MB` : `${Math.ceil(Number((bytes / GB).toPrecision(12)))} GB`;
}
