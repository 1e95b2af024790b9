/** Where the commands take specs from: files as they are named, and standard input. */
import { decode, type FileText } from '../lsp/text-file';

/** How standard input is called on the command line. */
export const STDIN = '-';

export interface TextInput {
  /** Whether links may lead out of the folder that is searched, and out of the one that bases must stay in. */
  readonly follow: boolean;
  /** How standard input is shown, and the path that its `extends` is relative to. */
  readonly stdinPath: string;
  /** Standard input, which can be read once only. */
  readonly stdin: () => Promise<FileText>;
}

/** A spec that was named or found. */
export interface Source {
  /** As it is shown. */
  readonly path: string;
  /** Where its text is, links followed; undefined for standard input. */
  readonly real: string | undefined;
}

/** `values` are those of `INPUT_OPTIONS`. */
export function inputOf(values: { readonly follow?: boolean; readonly 'stdin-path'?: string }): TextInput {
  let text: Promise<FileText> | undefined;
  return {
    follow: values.follow === true,
    stdinPath: values['stdin-path'] ?? '<stdin>',
    stdin: () => (text ??= decode(process.stdin)),
  };
}
