/** A value as it is proposed, and the simplest ones: those of a value set, examples. */
import type { Value } from '../../catalog/types';
import type { Property } from '../../model/dsl';
import type { Markdown } from '../../report/markup';
import { valueDocumentation } from '../documentation';
import type { CompletionKind } from '../types';

export interface Proposal {
  readonly label: string;
  /** As it is written in plain YAML; between quotes the label is. */
  readonly text: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: () => Markdown;
  readonly deprecated?: boolean;
  /** Lower comes first; those of one rank keep their order. */
  readonly rank?: number;
}

/** A value of a set of the catalogue. */
export function ofValue(id: string, value: Value | undefined): Proposal {
  return {
    label: id,
    text: id,
    kind: 'value',
    ...(value === undefined ? {} : { detail: value.title, documentation: () => valueDocumentation(value) }),
    ...(value?.deprecated === undefined ? {} : { deprecated: true, rank: 1 }),
  };
}

/** Examples of a property that are one scalar. */
export const examples = (property: Property | undefined): readonly Proposal[] =>
  (property?.examples ?? []).flatMap((text) =>
    /^[[{]/.test(text) ? [] : [{ label: unquoted(text), text, kind: 'value', detail: 'example' }],
  );

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');
