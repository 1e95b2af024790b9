import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Compared, type Comparison } from '../../../server/compare/compare';
import { engine, snapshotOf } from '../../support/analyse';

export const example = (name: string): string => readFileSync(join('examples', `${name}.commspec.yaml`), 'utf8');

export function compared(text: string): Compared {
  const snapshot = snapshotOf(text);
  return { snapshot, findings: engine.run(snapshot) };
}

export const compareTexts = (before: string, after: string): Comparison => compare(compared(before), compared(after));

/** A text with replacements, each of which must hit. */
export function edited(text: string, ...changes: readonly (readonly [string | RegExp, string])[]): string {
  let result = text;
  for (const [from, to] of changes) {
    const next = result.replace(from, to);
    if (next === result) throw new Error(`nothing is replaced: ${String(from)}`);
    result = next;
  }
  return result;
}
