/** The program as it is shipped: bundled into a temporary folder, run as a process of its own. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';

type Bundle = (options: { readonly outdir: string; readonly only: readonly string[] }) => Promise<unknown>;

const root = process.cwd();
const folders: string[] = [];

/** A folder of its own, with the given files; anybody may look into it. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'commspec-'));
  chmodSync(path, 0o755);
  folders.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** Removes what `folder` and `build` made. */
export function clear(): void {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
}

/** Builds bundles by their names in the build script; returns the folder that they are in. */
export async function build(...only: readonly string[]): Promise<string> {
  const script = join(root, 'esbuild.mjs');
  const { bundle } = (await import(/* @vite-ignore */ script)) as { readonly bundle: Bundle };
  const outdir = folder();
  await bundle({ outdir: relative(root, outdir), only });
  return outdir;
}

/** Bundles a script that is no part of the product, written as TypeScript with imports from the root; returns its path. */
export async function buildScript(source: string): Promise<string> {
  const outfile = join(folder(), 'script.js');
  await esbuild.build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { COMMSPEC_VERSION: '"0.0.0"' },
    logLevel: 'warning',
  });
  return outfile;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** What standard input holds. */
  readonly input?: string | Uint8Array;
  /** A script that runs before the program, to let something happen at a certain step. */
  readonly before?: string;
  /** Megabytes of memory for objects. */
  readonly heap?: number;
  /** Closes standard output before the program can write to it. */
  readonly deaf?: boolean;
}

/** Starts a script with Node; the environment has nothing that decides on colours. */
export function start(script: string, args: readonly string[], call: Call = {}): ChildProcessWithoutNullStreams {
  const env = { PATH: process.env['PATH'], ...call.env };
  const uid = call.uid === undefined ? {} : { uid: call.uid };
  const options = [
    ...(call.heap === undefined ? [] : [`--max-old-space-size=${call.heap}`]),
    ...(call.before === undefined ? [] : ['--require', call.before]),
  ];
  return spawn(process.execPath, [...options, script, ...args], { cwd: call.cwd ?? root, env, stdio: 'pipe', ...uid });
}

/** Runs a script to its end. */
export async function run(script: string, args: readonly string[], call: Call = {}): Promise<Outcome> {
  const child = start(script, args, call);
  // One that does not read to the end closes the pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(call.input);
  if (call.deaf === true) child.stdout.destroy();
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}
