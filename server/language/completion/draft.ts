/** A proposal of completion before it is fitted to its place. */
import type { Markdown } from '../../report/markup';
import type { Rule } from '../../rules/rule';
import type { Span } from '../../syntax/tree';
import { ruleDocumentation } from '../documentation';
import type { CompletionKind } from '../types';

export interface CompletionDraft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: Markdown;
  /** Lines in snippet syntax, indented relative to the first. */
  readonly lines: readonly string[];
  /** Replaces this instead of what the context says, and neither prefix nor suffix is written. */
  readonly instead?: Span;
  readonly deprecated?: boolean;
  readonly retrigger?: boolean;
}

/** A draft for the code of a rule, but for its lines. */
export function ofRule(rule: Rule): Omit<CompletionDraft, 'lines'> {
  return { label: rule.code, kind: 'rule', detail: rule.title, documentation: ruleDocumentation(rule) };
}
