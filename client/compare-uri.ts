import * as vscode from 'vscode';

/** Comparisons are read-only files of a scheme of their own: what is compared stands in the address, so that a reload finds it. */
export const compareScheme = 'commspec-compare';

/** A spec as it is, or as it was in a commit. */
export interface Side {
  readonly uri: vscode.Uri;
  readonly ref?: string | undefined;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

const nameOf = ({ path }: vscode.Uri): string => /[^/]*$/.exec(path)?.[0].replace(/(\.commspec)?\.ya?ml$/, '') ?? '';

/** The address of a comparison; its name is the title of its tab. */
export function compareUri({ before, after }: Sides): vscode.Uri {
  const [own, other] = [before, after].map(({ uri, ref }) => `${nameOf(uri)}${ref === undefined ? '' : ` (${ref})`}`);
  const query = JSON.stringify(
    [before, after].map(({ uri, ref }) => [uri.toString(), ...(ref === undefined ? [] : [ref])]),
  );
  return vscode.Uri.from({ scheme: compareScheme, path: `/${own ?? ''} → ${other ?? ''}.md`, query });
}

/** What an address compares; undefined for one that is none of ours: a link may hold anything. */
export function sidesOf({ scheme, query }: vscode.Uri): Sides | undefined {
  if (scheme !== compareScheme) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(query);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed) || parsed.length !== 2) return undefined;
  const [before, after] = parsed.map(sideOf);
  return before === undefined || after === undefined ? undefined : { before, after };
}

/** Only YAML files are read, and only the one version that is offered. */
function sideOf(value: unknown): Side | undefined {
  if (!Array.isArray(value) || value.length < 1 || value.length > 2) return undefined;
  const [address, ref] = value as readonly unknown[];
  if (typeof address !== 'string' || (ref !== undefined && ref !== 'HEAD')) return undefined;
  try {
    const uri = vscode.Uri.parse(address, true);
    const isSpecFile = /\.ya?ml$/.test(uri.path) || uri.scheme === 'untitled';
    return isSpecFile && uri.scheme !== compareScheme ? { uri, ...(ref === undefined ? {} : { ref }) } : undefined;
  } catch {
    return undefined;
  }
}
