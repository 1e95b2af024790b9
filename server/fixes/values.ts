/** Fixes that write, switch or remove one value. */
import type { Fact } from '../model/dsl';
import type { Node } from '../syntax/tree';
import type { FixDraft } from './fix';

/** What is written in place of a value of the format: numbers and yes or no as such, all else (quantities too) as text. */
type Written<T> = T extends number ? number : T extends boolean ? boolean : string;

/** A fix that writes another value in place of a fact, of the type that the format has there. */
export function replaceFix<T>(
  fact: Fact<T>,
  value: Written<T>,
  options: { readonly safe?: boolean; readonly title?: string } = {},
): FixDraft {
  const title =
    options.title ??
    (fact.key === undefined
      ? `Replace \`${fact.source}\` by \`${value.toString()}\``
      : `Set \`${fact.key.source}\` to \`${value.toString()}\``);
  return {
    title,
    safe: options.safe === true,
    in: fact.at,
    edit: (editor) => {
      editor.replace(fact.at, value);
    },
  };
}

/** A fix that removes a key or an item. */
export function removeFix(fact: { readonly at: Node }, title: string, safe = false): FixDraft {
  return {
    title,
    safe,
    in: fact.at,
    edit: (editor) => {
      editor.removeEntry(fact.at);
    },
  };
}

/** A fix that writes another truth in place of a yes or no. */
export function switchFix(fact: Fact<boolean>, value: boolean, safe = false): FixDraft {
  return {
    title: `Set \`${fact.key?.source ?? fact.source}\` to \`${value}\``,
    safe,
    in: fact.at,
    edit: (editor) => {
      editor.replace(fact.at, value);
    },
  };
}
