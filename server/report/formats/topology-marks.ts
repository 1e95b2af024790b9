/** Marks of findings: a shape each, so that no colour has to be told from another. */
import type { Severity } from '../../rules/rule';
import { svg, type Svg } from '../markup';
import { severityColours } from './topology-palette';

/** On a field of 16 by 16: a disc with a cross, a triangle, a square and a rhombus with what is written in such signs. */
const SHAPES: Readonly<Record<Severity, string>> = {
  error:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM5.6 4.5 4.5 5.6 6.9 8l-2.4 2.4 1.1 1.1L8 9.1l2.4 2.4 1.1-1.1L9.1 8l2.4-2.4-1.1-1.1L8 6.9z',
  warning: 'M8 1 15.6 15H.4zM7.1 5.6v4.8h1.8V5.6zm0 5.9v1.8h1.8v-1.8z',
  information:
    'M2.5 1.5h11a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM7.1 3.6v1.8h1.8V3.6zm0 3v5.8h1.8V6.6z',
  hint: 'M8 .8 15.2 8 8 15.2.8 8zM5 7.1v1.8h6V7.1z',
};

export const severitiesByWeight: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A mark of 12 by 12 whose upper left corner is at 0, 0. */
export const severityMark = (severity: Severity): Svg =>
  svg`<path class="mark mark-${severity}" transform="scale(0.75)" d="${SHAPES[severity]}" fill="${severityColours[severity]}" fill-rule="evenodd"/>`;
