/** What a rule is: one small module of this shape, beside one Markdown file of the same name that is its help and its test. */
import type { Versioned } from '../catalog/releases';
import type { Source, ValueOf } from '../catalog/types';
import type { severity } from '../catalog/vocabulary';
import type { Component, Host, Model } from '../model/model';
import type { FixDraft } from '../fixes/fix';
import type { Node } from '../syntax/tree';

export type SeveritySetting = ValueOf<typeof severity>;
export type Severity = Exclude<SeveritySetting, 'off'>;

/** A list, or what makes it when somebody looks: it then reads the version of that moment. */
export type OnDemand<T> = readonly T[] | (() => readonly T[]);

export const madeOf = <T>(list: OnDemand<T> | undefined): readonly T[] =>
  typeof list === 'function' ? list() : (list ?? []);

/** Another place that a finding is about. */
export interface RelatedNode {
  readonly at: Node;
  readonly message: string;
}

export interface FindingDraft {
  /** The smallest thing that is wrong: a scalar, or a key. */
  readonly at: Node;
  /** What is wrong, why, and what to do: brief, in that order, ending with a full stop. */
  readonly message: string;
  /** Other places that the contradiction touches. */
  readonly related?: OnDemand<RelatedNode>;
  readonly fixes?: OnDemand<FixDraft>;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** About a fact that the spec leaves out: shown in the preview and on request only. */
  readonly advice?: boolean;
}

export type ReportFinding = (draft: FindingDraft) => void;

/** Versions of a product: from the first one on, and before the second. */
export interface VersionSpan {
  readonly of: Versioned;
  /** First version that it holds for; every earlier one too if left out. */
  readonly from?: string;
  /** First version that it no longer holds for. */
  readonly until?: string;
}

export interface Rule {
  /** Area and number, as in the rule catalogue: `SCH001`. */
  readonly code: string;
  /** Words with hyphens that may stand wherever the code may: `convergence-in-compatibility-mode`. Unique; never changed. */
  readonly name: string;
  readonly severity: Severity;
  /** A short sentence without full stop that says what is wrong. Unique. */
  readonly title: string;
  /** Lines of the planning guide (`L833`), or a short name of another document. */
  readonly source: readonly Source[];
  /** The versions that it holds for, any of these; left out where it holds for every version. The page shows both sides. */
  readonly holds?: readonly VersionSpan[];
  /** Codes of rules that say less: they are not reported where this one finds something about the same fact. */
  readonly above?: readonly string[];
  /** Left out for the checks that the engine makes itself while it reads the file. */
  readonly check?: (model: Model, report: ReportFinding) => void;
}

export const defineRule = (rule: Rule): Rule => rule;

/**
 * Judges each of `items` (hosts or components of the model) by itself, so that an edit of one is all that is looked at again. `key` is
 * unique: the code of the rule, and a word more where it asks twice. `judge` reads everything through what it is given.
 */
export function reportEach<Item extends Host | Component>(
  model: Model,
  report: ReportFinding,
  key: string,
  items: readonly Item[],
  judge: (item: Item, report: ReportFinding, model: Model) => void,
): void {
  const found = model.each(items, key, (item, own): readonly FindingDraft[] => {
    const drafts: FindingDraft[] = [];
    judge(item, (draft) => drafts.push(draft), own);
    return drafts;
  });
  for (const drafts of found) for (const draft of drafts) report(draft);
}

/** The letters of a code: `SCH001` is of the area `SCH`. */
export const areaOf = (code: string): string => code.replace(/\d+$/, '');
