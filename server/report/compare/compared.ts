/** Specs that are compared, and what a report of the comparison is made of. */
import { compare, type Compared, type Comparison } from '../../compare/compare';
import { bannerOf } from '../banner';
import type { ReportContent, Section, Table } from '../content';

/** A spec of a comparison. */
export interface ComparedSpec extends Compared {
  /** What tells it from the others: a path, or a version. */
  readonly label: string;
}

/** A section, and whether whoever reads in a hurry sees it. */
export interface ComparedSection extends Section {
  readonly open: boolean;
}

export interface ComparisonReport extends ReportContent {
  readonly sections: readonly ComparedSection[];
}

/** A comparison with one base, ready to be written. */
export interface ManyCompared {
  readonly specs: readonly ComparedSpec[];
  /** Of each spec but the first with the first. */
  readonly comparisons: readonly Comparison[];
}

/** Compares each of two or more specs with the first. */
export function compareAll(specs: readonly ComparedSpec[]): ManyCompared {
  const [base, ...others] = specs;
  return { specs, comparisons: base === undefined ? [] : others.map((other) => compare(base, other)) };
}

export const nameIn = ({ snapshot }: ComparedSpec): string | null => snapshot.model.section('name')?.value ?? null;

export const titleOf = (spec: ComparedSpec | undefined): string =>
  spec === undefined ? '' : (nameIn(spec) ?? spec.label);

export function bannersOf(specs: readonly ComparedSpec[], titles: readonly string[]): { readonly banner?: string } {
  const banners = specs.flatMap(({ snapshot }, i) => {
    const { banner } = bannerOf(snapshot);
    return banner === undefined ? [] : [`${titles[i] ?? ''}: ${banner}`];
  });
  return banners.length === 0 ? {} : { banner: banners.join(' ') };
}

export const open = (heading: string, tables: readonly Table[]): ComparedSection => ({ heading, tables, open: true });

/** A section of the tables that have rows; none where all are empty. */
export function filled(heading: string, tables: readonly Table[], isOpen = false): readonly ComparedSection[] {
  const some = tables.filter(({ rows }) => rows.length > 0);
  return some.length === 0 ? [] : [{ heading, tables: some, open: isOpen }];
}

export const folded = (heading: string, tables: readonly Table[]): readonly ComparedSection[] =>
  filled(heading, tables).map((section) => ({ ...section, folded: true }));
