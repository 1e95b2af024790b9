/**
 * One address a file. Clients and hosts spell the same file in several ways (`base(1).yaml` and `base%281%29.yaml`, `C:` and
 * `c%3A`): wherever addresses are compared or are keys, they are compared in the form that `addressOf` gives.
 */

const PARTS = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)([^]*)$/;

/** The one form of a URI, for comparison only: what is shown or sent keeps its spelling. Never throws; no URI is its own form. */
export function addressOf(uri: string): string {
  const parts = PARTS.exec(uri);
  if (parts === null) return uri;
  const [, written = '', authority = '', path = '', rest = ''] = parts;
  const scheme = written.toLowerCase();
  const server = decoded(authority).toLowerCase();
  const host = scheme === 'file' && server === 'localhost' ? '' : server;
  const steps = withoutDots(path.split('/').map(decoded));
  // A drive, as Windows has them: its letter is the same large and small.
  const drive = steps[1];
  if (scheme === 'file' && drive !== undefined && /^[A-Za-z]:$/.test(drive)) steps[1] = drive.toLowerCase();
  const slashes = host !== '' || path.startsWith('/') ? '//' : '';
  return `${scheme}:${slashes}${encoded(host)}${steps.map(encoded).join('/')}${rest}`;
}

/** Whether two URIs name one file. */
export const isSameFile = (a: string, b: string): boolean => a === b || addressOf(a) === addressOf(b);

/** The URI of an absolute path of a file, of any system: `/a b`, `C:\\a b`, `\\\\server\\share`. */
export function fileUri(path: string): string {
  const isWindows = /^(?:[A-Za-z]:|\\\\)/.test(path);
  const steps = (isWindows ? path.replaceAll('\\', '/') : path).split('/').map(encoded);
  // A drive is the first step of a path, a server stands where a URI has one.
  const slashes = steps[0] !== '' ? 'file:///' : isWindows ? 'file:' : 'file://';
  return slashes + steps.join('/');
}

/** Whether a file may hold a spec or what one extends, by its name. Others may be folders. */
export const isYaml = (uri: string): boolean => /\.ya?ml$/i.test(uri);

/** The name of a file as people write it. Never throws. */
export const fileNameOf = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));

/** Decoded step by step, so that `%2F` never becomes a step of its own; what is no UTF-8 stays as it is. */
function decoded(step: string): string {
  return step.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function encoded(step: string): string {
  try {
    return encodeURIComponent(step);
  } catch {
    // Half a surrogate pair.
    return step;
  }
}

function withoutDots(steps: readonly string[]): string[] {
  if (!steps.includes('.') && !steps.includes('..')) return [...steps];
  const kept: string[] = [];
  steps.forEach((step, i) => {
    const last = i === steps.length - 1;
    if (step === '..' && kept.length > 1) kept.pop();
    else if (step !== '.' && step !== '..') kept.push(step);
    // `a/.` and `a/..` are folders: the slash at the end stays.
    if (last && (step === '.' || step === '..')) kept.push('');
  });
  return kept;
}
