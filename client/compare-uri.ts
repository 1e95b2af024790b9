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

/** A line of a spec, or of one of its versions. 0-based. */
export interface SpecPlace {
  readonly uri: vscode.Uri;
  readonly ref: string | undefined;
  readonly line: number;
  readonly character: number;
}

/** Where a link of a page leads (a `ComparedPlace`); undefined for what is none: commands can be run by anybody. */
export function placeOf(given: unknown): SpecPlace | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { page, uri, line, character, earlier } = given as Readonly<Record<string, unknown>>;
  if (typeof page !== 'string' || !isPlace(line) || !isPlace(character)) return undefined;
  const before = sidesOf(vscode.Uri.parse(page))?.before;
  const file = sideOf([uri])?.uri;
  if (before === undefined || file === undefined) return undefined;
  // What an older version extends is read as it is now.
  const isOlder = earlier === true && file.toString() === before.uri.toString();
  return { uri: file, ref: isOlder ? before.ref : undefined, line, character };
}

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
