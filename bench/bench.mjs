// Benchmarks language servers over stdio.
//   node bench.mjs --profile profiles/yaml-ls.json --lines 1000,10000 [--hosts 200] [--runs 2] [--reps 30]
//                  [--budget 5] [--only NAME,...] [--tag TAG] [--verbose]
// Several profiles, with commas between, take turns: each session of the first, then of the second. --lines and --hosts say how large
// the documents are. --budget: seconds that one measurement takes, about; it then stops early, at 5 repetitions or more.
// --only: names of sessions (`toggle`, `note`, `firewall`, `service`, the same `with ports`, `requests`; only by name `toggle with` any
// other report) and of requests.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { here, readProfile } from './profile.mjs';
import { edits, firstStart, REPORTS, requests } from './sessions.mjs';
import { figureOf, now } from './stats.mjs';

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    lines: { type: 'string', default: '1000,10000' },
    hosts: { type: 'string', default: '' },
    runs: { type: 'string', default: '2' },
    reps: { type: 'string', default: '30' },
    budget: { type: 'string', default: '5' },
    only: { type: 'string' },
    tag: { type: 'string' },
    verbose: { type: 'boolean' },
  },
});
if (!values.profile) {
  console.error('--profile is needed');
  process.exit(2);
}
/** @typedef {import('./sessions.mjs').Outcome} Outcome */
/** @typedef {import('./sessions.mjs').Options} Options */

const numbers = (/** @type {string} */ list) => list.split(',').filter(Boolean).map(Number);
const only = values.only?.split(',');
const wants = (/** @type {string} */ name) => only === undefined || only.includes(name);
const KINDS = /** @type {const} */ (['toggle', 'note', 'firewall', 'service']);
/** The report that is asked for behind edits of every kind; the others behind one. */
const REPORT = 'ports';
/** @type {readonly { name: string, reports: boolean, byName?: boolean, run: (file: string, options: Options) => Promise<Outcome> }[]} */
const sessions = [
  ...KINDS.map((kind) => ({
    name: kind,
    reports: false,
    run: (/** @type {string} */ file, /** @type {Options} */ options) => edits(file, options, kind),
  })),
  ...KINDS.map((kind) => ({
    name: `${kind} with ${REPORT}`,
    reports: true,
    run: (/** @type {string} */ file, /** @type {Options} */ options) => edits(file, options, kind, REPORT),
  })),
  ...REPORTS.filter((report) => report !== REPORT).map((report) => ({
    name: `toggle with ${report}`,
    reports: true,
    byName: true,
    run: (/** @type {string} */ file, /** @type {Options} */ options) => edits(file, options, 'toggle', report),
  })),
  {
    name: 'requests',
    reports: false,
    run: (file, options) => requests(file, options, (name) => wants('requests') || wants(name)),
  },
];
const REQUESTS = [
  'completion key',
  'completion value',
  'hover',
  'documentSymbol',
  'codeAction',
  'burst ping',
  'burst hover',
];
const wanted = sessions.filter(
  ({ name, byName }) =>
    (wants(name) && !(byName === true && only === undefined)) || (name === 'requests' && REQUESTS.some(wants)),
);
if (wanted.length === 0) throw new Error(`nothing is called ${values.only}`);

const servers = values.profile.split(',').map((file) => {
  const { profile } = readProfile(file);
  const version = profile.package
    ? JSON.parse(readFileSync(path.resolve(here, profile.package, 'package.json'), 'utf8')).version
    : (profile.version ?? null);
  return {
    file,
    profile,
    version,
    first: /** @type {Record<string, number[]>} */ ({}),
    sizes: /** @type {object[]} */ ([]),
  };
});
const shared = { reps: Number(values.reps), budget: Number(values.budget) * 1000 };
/** @type {Options[]} */
const documents = [
  ...numbers(values.lines).map((lines) => ({ lines, ...shared })),
  ...numbers(values.hosts).map((hosts) => ({ hosts, ...shared })),
];

for (const { file, first } of servers) Object.assign(first, (await firstStart(file, { lines: 1000, ...shared })).m);
for (const options of documents) {
  // The servers take turns, so that a noisy minute falls on all of them.
  const rows = servers
    .filter(({ profile }) => (options.lines ?? 0) <= (profile.largest ?? Number.POSITIVE_INFINITY))
    .map((server) => ({ server, runs: /** @type {Outcome[][]} */ ([]) }));
  for (let run = 0; run < Number(values.runs); run++) {
    for (const { runs } of rows) runs.push([]);
    for (const session of wanted) {
      for (const { server, runs } of rows) {
        if (session.reports && server.profile.reports === undefined) continue;
        const start = now();
        const outcome = await session.run(server.file, options);
        runs.at(-1)?.push(outcome);
        const what = `${server.profile.name}, ${outcome.lines} lines, run ${run + 1}, ${session.name}`;
        if (outcome.error !== undefined) console.error(`${what}: ${outcome.error}`);
        if (values.verbose) console.error(`${what}: ${((now() - start) / 1000).toFixed(1)} s`);
      }
    }
  }
  for (const { server, runs } of rows) {
    const [first] = runs.flat();
    if (first === undefined) continue;
    const names = new Set(runs.flat().flatMap(({ m }) => Object.keys(m)));
    const m = Object.fromEntries(
      [...names].flatMap((name) => {
        const figure = figureOf(runs.map((all) => all.flatMap((outcome) => outcome.m[name] ?? [])));
        return figure === undefined ? [] : [[name, figure]];
      }),
    );
    const checks = Object.assign({}, ...runs.flat().map((outcome) => outcome.checks));
    const errors = runs.flat().flatMap(({ error }) => error ?? []);
    server.sizes.push({ lines: first.lines, bytes: first.bytes, hosts: options.hosts, m, checks, errors });
    console.log(`${server.profile.name} ${server.version} ${first.lines} lines`);
    for (const [name, { p50, p95, min, n, runs: each }] of Object.entries(m))
      console.log(`  ${name.padEnd(44)} p50 ${p50}  p95 ${p95}  min ${min}  n ${n}  runs ${each.join(' ')}`);
    console.log(`  checks ${JSON.stringify(checks)}`);
    write(server);
  }
}

/** @param {typeof servers[number]} server */
function write({ profile, version, first, sizes }) {
  const result = {
    profile: profile.name,
    version,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    machine: `${os.cpus().length} x ${os.cpus()[0]?.model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}`,
    load: os.loadavg(),
    debounceMs: profile.debounceMs ?? 0,
    runs: Number(values.runs),
    reps: shared.reps,
    first,
    sizes,
  };
  const folder = path.join(here, 'results');
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify(result, null, 1).replace(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, y) => `[${y.replace(/\s+/g, '')}]`,
  );
  writeFileSync(path.join(folder, `${profile.name}${values.tag ? `-${values.tag}` : ''}.json`), `${text}\n`);
}
