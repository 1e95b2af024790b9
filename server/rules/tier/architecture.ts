/** What the declared architecture means, and what is asked of it. */
import type { ValueOf } from '../../catalog/types';
import type { architecture, Requirement } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import type { FixDraft } from '../../fixes/fix';

export type Architecture = ValueOf<typeof architecture>;

/** Users reach the stores directly: one host, one host a product, or that at every office. */
export const isSingleTier = (fact: Fact<Architecture> | undefined): fact is Fact<Architecture> =>
  fact !== undefined && !isTwoTier(fact);

/** Front ends and stores are on different hosts; an edge is built on that. */
export const isTwoTier = (fact: Fact<Architecture> | undefined): fact is Fact<Architecture> =>
  fact?.value === 'two-tier' || fact?.value === 'edge';

/** Those of `wanted` that the spec asks for, in its order. */
export const required = (model: Model, wanted: readonly Requirement[]): readonly Fact<Requirement>[] =>
  model.section('requirements')?.items.filter((fact) => wanted.includes(fact.value)) ?? [];

/** The fix that most of these rules end in. */
export const becomeTwoTier = (fact: Fact<Architecture>): FixDraft => ({
  ...replaceFix(fact, 'two-tier', { title: 'Set `architecture` to `two-tier`' }),
  in: fact.at,
});
