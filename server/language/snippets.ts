/** Snippets: pieces of a spec with tab stops (`${1:text}`, `${1|a,b|}`), and the syntax that they are written in. */
import type { ComponentId } from '../catalog/components';
import type { TextEdit } from '../syntax/text-edit';

export interface Snippet {
  readonly label: string;
  /** A few words beside the label. */
  readonly detail: string;
  /** The first line follows a dash; the others are indented relative to it. */
  readonly lines: readonly string[];
  /** The component that it is about. */
  readonly runs?: ComponentId;
  /** What is written elsewhere in the spec besides. */
  readonly also?: readonly TextEdit[];
}

/** Names that a snippet gives; they are made unique where it is inserted: `«store»`. */
export const NAME = /\u00AB([A-Za-z0-9.-]+)\u00BB/g;

const SYNTAX = /\\([\\$}])|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+|\$\{\d+\}/g;

/** A snippet as it is inserted before anything is typed into it: for clients that know no snippets, and to show it. */
export const withDefaults = (snippet: string): string =>
  snippet.replaceAll(SYNTAX, (_, escaped?: string, choice?: string, text?: string) =>
    text === undefined ? (escaped ?? choice ?? '') : text.replaceAll(/\\([\\$}])/g, '$1'),
  );

/** Text so that snippet syntax reads it as itself. */
export const escaped = (text: string): string =>
  /[\\$}]/.test(text) ? text.replaceAll(/[\\$}]/g, String.raw`\$&`) : text;
export const unescaped = (text: string): string => (text.includes('\\') ? text.replaceAll(/\\([\\$}])/g, '$1') : text);
