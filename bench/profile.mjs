// A profile: how a server is started and configured, with a folder of its own to work in.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./client.mjs').Profile} Profile */

export const here = import.meta.dirname;

/** Documents and schemas, gone with the process. */
const work = mkdtempSync(path.join(os.tmpdir(), 'lsp-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/**
 * Where the processes that are measured have their home, their settings and their caches: nothing that was there before helps
 * them, and what their first start writes is there at the second. Shared by all processes of one benchmark.
 */
export const home = process.env['BENCH_HOME'] ?? path.join(work, 'home');
mkdirSync(home, { recursive: true });

export const environment = {
  ...process.env,
  HOME: home,
  USERPROFILE: home,
  LOCALAPPDATA: path.join(home, 'AppData', 'Local'),
  XDG_CACHE_HOME: path.join(home, '.cache'),
};

/** @param {string} profileFile */
export function readProfile(profileFile) {
  /** @type {Profile} */
  const raw = JSON.parse(readFileSync(path.resolve(here, profileFile), 'utf8'));
  const sub = path.join(work, raw.folder ?? '.');
  mkdirSync(sub, { recursive: true });
  const file = path.join(sub, raw.fileName);
  const schemaFile = path.join(work, 'schema.json');
  /** @type {Readonly<Record<string, string>> & { fileUri: string, workspaceUri: string }} */
  const variables = {
    schemaUri: pathToFileURL(schemaFile).href,
    fileUri: pathToFileURL(file).href,
    workspaceUri: pathToFileURL(work).href,
    root: here,
  };
  /** @type {(v: unknown) => unknown} */
  const expand = (v) =>
    typeof v === 'string'
      ? v.replace(/\$\{(\w+)\}/g, (m, k) => variables[k] ?? m)
      : Array.isArray(v)
        ? v.map(expand)
        : v && typeof v === 'object'
          ? Object.fromEntries(Object.entries(v).map(([k, x]) => [String(expand(k)), expand(x)]))
          : v;
  return {
    profile: /** @type {Profile} */ (expand(raw)),
    file,
    schemaFile,
    uri: variables.fileUri,
    workspace: variables.workspaceUri,
  };
}
