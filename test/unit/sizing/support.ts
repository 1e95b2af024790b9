/** Sizes a spec that a test writes down. */
import { allFigures, sizingOf, type Sizing } from '../../../server/sizing/sizing';
import type { Figure } from '../../../server/sizing/figure';
import { snapshotOf } from '../../support/analyse';

export interface Sized {
  readonly sizing: Sizing;
  readonly figures: readonly Figure[];
  /** The figure with this id; fails where there is none. */
  readonly figure: (id: string) => Figure;
}

/** A whole spec around `body`, which gives users, services and tiers. */
export const spec = (body: string, architecture = 'two-tier'): string =>
  `commspec: 1\nname: test\nsuite: 7u3\narchitecture: ${architecture}\n${body}\n`;

export function size(text: string): Sized {
  const snapshot = snapshotOf(text);
  const problems = [
    ...snapshot.syntaxProblems.map((problem) => problem.message),
    ...snapshot.structureProblems.map((problem) => problem.message),
  ];
  if (problems.length > 0) throw new Error(`not a spec: ${problems.join('; ')}\n${text}`);
  return sizedOf(sizingOf(snapshot.model));
}

export function sizedOf(sizing: Sizing): Sized {
  const figures = [...allFigures(sizing)].map((place) => place.figure);
  return {
    sizing,
    figures,
    figure: (id) => {
      const found = figures.find((figure) => figure.id === id);
      if (found === undefined)
        throw new Error(`no figure ${id}; there are: ${figures.map((figure) => figure.id).join(', ')}`);
      return found;
    },
  };
}

const joined = (...parts: readonly (string | number | null | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

/** All that a figure says of itself. */
export const inFull = (own: Figure): string =>
  [
    `${own.id}: ${own.title}`,
    joined(
      own.bound,
      String(own.value),
      own.unit,
      `declared ${String(own.declared)} left ${String(own.headroom)}`,
      own.status,
    ),
    own.formula,
    ...own.inputs.map(({ name, value, unit, at }) => joined('-', name, value, unit, at === undefined ? '' : '(spec)')),
    own.source.length === 0 ? undefined : `from ${own.source.join(', ')}`,
    own.note,
  ]
    .filter((line) => line !== undefined)
    .join('\n  ');
