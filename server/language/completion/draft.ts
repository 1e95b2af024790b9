/** A proposal of completion before it is fitted to its place. */
import type { Markdown } from '../../report/markup';
import type { Rule } from '../../rules/rule';
import type { TextEdit } from '../../syntax/text-edit';
import type { Span } from '../../syntax/tree';
import { ruleDocumentation } from '../documentation';
import type { CompletionKind } from '../types';

export interface CompletionDraft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: () => Markdown;
  /** Lines in snippet syntax, indented relative to the first. */
  readonly lines: readonly string[];
  /** Replaces this instead of what the context says, and neither prefix nor suffix is written. */
  readonly instead?: Span;
  /** Where it is found by more than its label. */
  readonly filterText?: string;
  readonly deprecated?: boolean;
  readonly retrigger?: boolean;
  /** Written elsewhere besides. */
  readonly also?: readonly TextEdit[];
}

/**
 * Drafts for a rule, but for their lines: its code, which is found by its name too, and its name. `write`: the lines for either.
 */
function ofRule(
  rule: Rule,
  write: (word: string) => Pick<CompletionDraft, 'lines' | 'retrigger'>,
): readonly CompletionDraft[] {
  const { code, name } = rule;
  const base = { kind: 'rule', documentation: () => ruleDocumentation(rule) } as const;
  return [
    { ...base, label: code, detail: name, filterText: `${code} ${name}`, ...write(code) },
    { ...base, label: name, detail: code, ...write(name) },
  ];
}

/** Drafts for rules that no word of `named` stands for yet: all codes, then all names. */
export function ofRules(
  rules: readonly Rule[],
  named: ReadonlySet<string>,
  write: (word: string) => Pick<CompletionDraft, 'lines' | 'retrigger'>,
): readonly CompletionDraft[] {
  const known = new Set([...named].map((word) => word.toLowerCase()));
  const open = rules.filter(({ code, name }) => !known.has(code.toLowerCase()) && !known.has(name));
  const drafts = open.map((rule) => ofRule(rule, write));
  return [...drafts.flatMap(([code]) => code ?? []), ...drafts.flatMap(([, name]) => name ?? [])];
}
