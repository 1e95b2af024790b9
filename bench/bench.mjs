// Benchmarks language servers over stdio.
//   node bench.mjs --profile profiles/yaml-ls.json --lines 1000,10000 [--runs 2] [--reps 30]
//                  [--budget 40] [--cold 5] [--only NAME,...] [--out FILE] [--tag TAG]
// Several profiles, with commas between, take turns: run 1 of each, then run 2 of each.
// --budget is the most seconds that one measurement takes; it then stops early, at 5 repetitions
// or more. Every run is a fresh server process; the report quotes medians over runs.
import { mkdirSync, writeFileSync, readFileSync, readdirSync, lstatSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Server, sleep } from './client.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: a } = parseArgs({
  options: {
    profile: { type: 'string' },
    lines: { type: 'string', default: '100,1000,10000' },
    runs: { type: 'string', default: '2' },
    reps: { type: 'string', default: '30' },
    budget: { type: 'string', default: '40' },
    cold: { type: 'string', default: '5' },
    out: { type: 'string' },
    only: { type: 'string' },
    tag: { type: 'string' },
    verbose: { type: 'boolean' },
  },
});
if (!a.profile) {
  console.error('--profile is needed');
  process.exit(2);
}
const REPS = Number(a.reps),
  BUDGET = Number(a.budget) * 1000,
  RUNS = Number(a.runs),
  COLD = Number(a.cold);
const now = () => performance.now();
/** @typedef {import('./client.mjs').Profile} Profile */
/** @typedef {import('./client.mjs').Diagnostic} Diagnostic */
/** @typedef {import('./client.mjs').ServerCapabilities} ServerCapabilities */
/** @typedef {{ line: number, character: number }} Position */
/** @typedef {ReturnType<typeof sum>} Sum */

/** @param {readonly number[]} xs @param {number} p */
const q = (xs, p) => {
  if (!xs.length) return null;
  const s = [...xs].sort((x, y) => x - y),
    i = (s.length - 1) * p,
    l = Math.floor(i);
  const low = s[l] ?? 0;
  return low + ((s[Math.ceil(i)] ?? low) - low) * (i - l);
};
/** @param {number | null} x */
const r1 = (x) => (x === null || Number.isNaN(x) ? null : Math.round(x * 100) / 100);
/** @param {readonly number[]} xs */
const sum = (xs) => ({
  p50: r1(q(xs, 0.5)),
  p95: r1(q(xs, 0.95)),
  min: r1(q(xs, 0)),
  max: r1(q(xs, 1)),
  n: xs.length,
  xs: xs.map(r1),
});
/** @param {unknown[]} x */
const say = (...x) => {
  if (a.verbose) console.error(...x);
};

const work = mkdtempSync(path.join(os.tmpdir(), 'lsp-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** @param {string} profileFile */
function readProfile(profileFile) {
  /** @type {Profile} */
  const raw = JSON.parse(readFileSync(path.resolve(profileFile), 'utf8'));
  const sub = path.join(work, raw.folder ?? '.');
  mkdirSync(sub, { recursive: true });
  const file = path.join(sub, raw.fileName),
    schemaFile = path.join(work, 'schema.json');
  /** @type {Readonly<Record<string, string>> & { fileUri: string, workspaceUri: string }} */
  const vars = {
    schemaUri: pathToFileURL(schemaFile).href,
    fileUri: pathToFileURL(file).href,
    workspaceUri: pathToFileURL(work).href,
    root: here,
  };
  /** @type {(v: unknown) => unknown} */
  const expand = (v) =>
    typeof v === 'string'
      ? v.replace(/\$\{(\w+)\}/g, (m, k) => vars[k] ?? m)
      : Array.isArray(v)
        ? v.map(expand)
        : v && typeof v === 'object'
          ? Object.fromEntries(Object.entries(v).map(([k, x]) => [String(expand(k)), expand(x)]))
          : v;
  return {
    profile: /** @type {Profile} */ (expand(raw)),
    file,
    schemaFile,
    uri: vars.fileUri,
    workspace: vars.workspaceUri,
  };
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {string} dir */
function installed(dir) {
  let bytes = 0,
    files = 0;
  const walk = (/** @type {string} */ d) => {
    for (const e of readdirSync(d)) {
      const f = path.join(d, e),
        s = lstatSync(f);
      if (s.isDirectory()) walk(f);
      else {
        bytes += s.size;
        files++;
      }
    }
  };
  try {
    walk(dir);
    return { mib: r1(bytes / 2 ** 20), files };
  } catch {
    return null;
  }
}

/** @param {Diagnostic} d @param {number} line */
const overlaps = (d, line) => d.range.start.line <= line && d.range.end.line >= line;
/** @typedef {{ label: string }[] | { items?: { label: string }[] } | null | undefined} Completions */
/** @param {Completions} r */
const labels = (r) => (Array.isArray(r) ? r : (r?.items ?? [])).map((i) => i.label);
/** @typedef {{ children?: readonly Symbols[] }} Symbols */
/** @type {(xs: readonly Symbols[] | null | undefined) => number} */
const countSymbols = (xs) => (xs ?? []).reduce((n, x) => n + 1 + countSymbols(x.children), 0);

/**
 * What one run found out.
 * @typedef {object} Run
 * @property {number} lines
 * @property {number} bytes
 * @property {Record<string, Sum>} m
 * @property {Record<string, unknown>} checks
 * @property {number | null} [rssOpenMiB]
 * @property {number | null} [rss200MiB]
 * @property {number | null} [rssEndMiB]
 * @property {number | null} [rssPeakMiB]
 * @property {number} [edits]
 * @property {string} [error]
 * @property {string} [stderr]
 */
/** @typedef {typeof import('./templates/commspec.mjs')} Template */
/** @typedef {ReturnType<Template['generate']>['points']} Points */

/** @param {string} profileFile @param {number} lines @param {number} run @returns {Promise<Run>} */
async function oneRun(profileFile, lines, run) {
  const { profile, file, schemaFile, uri, workspace } = readProfile(profileFile);
  /** @type {Template} */
  const template = await import(pathToFileURL(path.resolve(here, profile.template)).href);
  const g = template.generate({ lines }),
    P = g.points;
  writeFileSync(file, g.text);
  if (g.schema) writeFileSync(schemaFile, JSON.stringify(g.schema));
  const s = new Server(profile, { root: here, uri, workspace });
  /** @type {Run} */
  const out = { lines: g.text.split('\n').length - 1, bytes: g.text.length, m: {}, checks: {} };
  const debounce = profile.debounceMs ?? 0;
  const big = g.text.length > 600000;
  const find = new RegExp(P.toggle.find, 'i');
  /** @param {readonly Diagnostic[]} ds */
  const bad = (ds) =>
    ds.some(
      (d) =>
        overlaps(d, P.toggle.line) && find.test(typeof d.message === 'string' ? d.message : JSON.stringify(d.message)),
    );
  /** @param {readonly Diagnostic[]} ds */
  const good = (ds) => !ds.some((d) => overlaps(d, P.toggle.line));
  const doc = { textDocument: { uri } };
  const can = (/** @type {keyof ServerCapabilities} */ k) => !!s.caps[k];
  const wants = (/** @type {string} */ k) => !a.only || a.only.split(',').includes(k);
  const step = async (/** @type {string} */ name, /** @type {() => Promise<void>} */ f) => {
    if (!wants(name)) return;
    const t = now();
    try {
      await f();
    } catch (e) {
      out.checks[name] = `failed: ${messageOf(e)}`;
      say(name, 'failed', messageOf(e));
      if (s.dead) throw e;
    }
    say(
      `  ${lines} run ${run} ${name} ${Math.round(now() - t)} ms`,
      JSON.stringify(out.m[name] ?? out.m[`${name} after edit`] ?? ''),
      out.checks[name] ?? '',
    );
  };
  /**
   * @template T
   * @param {number} reps @param {(i: number) => Promise<T>} f
   */
  const loop = async (reps, f, warm = big ? 0 : 2) => {
    /** @type {T[]} */
    const xs = [],
      end = now() + BUDGET,
      min = Math.min(5, reps);
    for (let i = -warm; i < reps; i++) {
      const x = await f(i);
      if (i >= 0) xs.push(x);
      if (now() > end && xs.length >= min) break;
      if (now() > end + 2 * BUDGET) break;
    }
    return xs;
  };

  try {
    // ---- start, first diagnostics: the document is opened with the toggle's error in it
    const { startToInitialize } = await s.start();
    out.m['start to initialize'] = sum([startToInitialize]);
    out.checks.sync = s.sync === 2 ? 'incremental' : 'full text';
    out.checks.diagnostics = s.pull ? 'pull' : 'push';
    out.checks.server = s.info;
    const bl = g.text.split('\n');
    const toggled = bl[P.toggle.line] ?? '';
    bl[P.toggle.line] = toggled.slice(0, P.toggle.character) + P.toggle.insert + toggled.slice(P.toggle.character);
    const t0 = s.open(bl.join('\n'));
    const first = await s.diagnostics(bad, 240000);
    out.m['open to first diagnostics'] = sum([first.t - t0]);
    out.m['initialize to first diagnostics'] = sum([first.t - s.tInit]);
    out.checks.firstDiagnostics = {
      count: first.diagnostics.length,
      message: String(first.diagnostics.find((d) => overlaps(d, P.toggle.line))?.message).slice(0, 120),
      version: first.version ?? null,
    };
    await sleep(debounce + 300);
    out.rssOpenMiB = r1(s.proc().rssMiB);
    let isBad = true,
      ed = 500;
    const toggle = () => {
      const t = isBad
        ? s.edit(P.toggle.line, P.toggle.character, P.toggle.insert.length, '')
        : s.edit(P.toggle.line, P.toggle.character, 0, P.toggle.insert);
      isBad = !isBad;
      return t;
    };

    // ---- edit to diagnostics
    await step('edit to diagnostics', async () => {
      const c0 = s.proc().cpuMs;
      let n = 0;
      const xs = await loop(big ? Math.min(REPS, 10) : REPS, async () => {
        n++;
        const t = toggle();
        const e = await s.diagnostics(isBad ? bad : good);
        await sleep(20);
        return e.t - t;
      });
      out.m['edit to diagnostics'] = sum(xs);
      out.m['edit to diagnostics less debounce'] = sum(xs.map((x) => x - debounce));
      out.m['server CPU an edit'] = sum([(s.proc().cpuMs - c0) / n]);
      ed = q(xs, 0.5) ?? ed;
      out.checks['edit to diagnostics'] =
        `published at once for a valid document: ${s.lastDiagnostics.length} diagnostics`;
    });
    if (isBad) {
      toggle();
      await s.diagnostics(good);
    }
    const rest = () => s.settle(Math.max(debounce + 3 * ed + 200, 300));

    // ---- memory after 200 edits: those above, then typing
    await step('memory', async () => {
      let on = false;
      const awaited = s.edits;
      while (s.edits < 200 || on) {
        s.edit(P.neutral.line, P.neutral.character, on ? 1 : 0, on ? '' : P.neutral.insert);
        on = !on;
        await sleep(25);
      }
      await rest();
      await sleep(500);
      out.rss200MiB = r1(s.proc().rssMiB);
      out.checks.memory = `${awaited} of the 200 edits were awaited to their diagnostics, the rest typed`;
    });

    // ---- requests, with no edit and right after one
    /**
     * @template T
     * @param {string} name @param {string} method @param {keyof ServerCapabilities} cap @param {() => object} params
     * @param {(result: T | undefined) => string} check @param {() => void} edit
     */
    const ask = async (name, method, cap, params, check, edit) =>
      step(name, async () => {
        if (cap && !can(cap)) {
          out.checks[name] = 'not offered';
          return;
        }
        const reps = big ? Math.min(REPS, 8) : REPS;
        /** @type {T | undefined} */
        let last;
        const timed = async () => {
          const t = now();
          last = await s.request(method, params());
          return now() - t;
        };
        await timed();
        out.m[`${name} no edit`] = sum(await loop(reps, timed));
        out.checks[name] = check(last);
        out.m[`${name} after edit`] = sum(
          await loop(
            reps,
            async () => {
              edit();
              const settled = rest();
              const x = await timed();
              await settled;
              return x;
            },
            big ? 0 : 1,
          ),
        );
      });
    let nOn = false;
    const neutral = () => {
      s.edit(P.neutral.line, P.neutral.character, nOn ? 1 : 0, nOn ? '' : P.neutral.insert);
      nOn = !nOn;
    };
    /** @param {string} name @param {Points['key']} pt */
    const completion = async (name, pt) => {
      const { line, character, delete: del, insert } = pt.setup;
      const before = s.lines[line] ?? '',
        extra = insert.split('\n').length - 1;
      let on = false;
      if (!wants(name)) return;
      s.edit(line, character, del, insert);
      await rest();
      await ask(
        name,
        'textDocument/completion',
        'completionProvider',
        () => ({
          ...doc,
          position: { line: pt.cursor.line, character: pt.cursor.character + (on ? pt.type.length : 0) },
          context: { triggerKind: 1 },
        }),
        (/** @type {Completions} */ r) =>
          `${labels(r).length} items${pt.want ? `, ${labels(r).includes(pt.want) ? 'with' : 'WITHOUT'} '${pt.want}'` : ''}`,
        () => {
          s.edit(pt.cursor.line, pt.cursor.character, on ? pt.type.length : 0, on ? '' : pt.type);
          on = !on;
        },
      );
      if (on) s.edit(pt.cursor.line, pt.cursor.character, pt.type.length, '');
      s.replaceLines(line, line + 1 + extra, [before]);
      await rest();
    };
    await completion('completion key', P.key);
    await completion('completion value', P.value);
    await ask(
      'hover',
      'textDocument/hover',
      'hoverProvider',
      () => ({ ...doc, position: { line: P.hover.line, character: P.hover.character } }),
      (/** @type {{ contents: unknown } | undefined} */ r) => (r ? JSON.stringify(r.contents).slice(0, 100) : 'EMPTY'),
      toggle,
    );
    if (isBad) {
      toggle();
      await rest();
    }
    await ask(
      'documentSymbol',
      'textDocument/documentSymbol',
      'documentSymbolProvider',
      () => doc,
      (/** @type {readonly Symbols[] | undefined} */ r) => `${countSymbols(r)} symbols`,
      neutral,
    );
    if (can('codeActionProvider')) {
      toggle();
      await s.diagnostics(bad, 60000).catch(() => undefined);
    }
    await ask(
      'codeAction',
      'textDocument/codeAction',
      'codeActionProvider',
      () => {
        const d = s.lastDiagnostics.filter((x) => overlaps(x, P.toggle.line));
        return {
          ...doc,
          range: d[0]?.range ?? { start: P.hover, end: P.hover },
          context: { diagnostics: d.slice(0, 1), triggerKind: 1 },
        };
      },
      (/** @type {readonly { title: string }[] | undefined} */ r) =>
        `${(r ?? []).length} actions${r?.[0] ? `, first '${r[0].title}'` : ''}`,
      neutral,
    );
    if (isBad) {
      toggle();
      await rest();
    }
    if (nOn) {
      neutral();
      await rest();
    }

    // ---- a typing burst, with a probe for the event loop's stall
    /** @param {string} kind */
    const burst = async (kind) => {
      const b = P.burst,
        base = s.lines[b.line] ?? '';
      /** @type {number[]} */
      const stall = [];
      /** @type {Promise<void>[]} */
      const pend = [];
      let l = b.line,
        c = b.character,
        probing = true;
      const probe = () => {
        const t = now();
        const p = (
          kind === 'ping' ? s.request('bench/ping', {}) : s.request('textDocument/hover', { ...doc, position: P.probe })
        )
          .catch(() => {})
          .then(() => {
            stall.push(now() - t);
          });
        pend.push(p);
        return p;
      };
      const loopP = (async () => {
        while (probing) {
          await probe();
          await sleep(10);
        }
      })();
      await sleep(100);
      let next = now(),
        tEnd = 0;
      for (const ch of b.text) {
        tEnd = s.edit(l, c, 0, ch);
        if (ch === '\n') {
          l++;
          c = 0;
        } else c++;
        next += 30;
        await sleep(Math.max(0, next - now()));
      }
      const tAsk = now();
      /** @type {number | null} */
      let completed = null;
      let n = 0;
      const compl = can('completionProvider')
        ? s
            .request('textDocument/completion', { ...doc, position: b.cursor, context: { triggerKind: 1 } })
            .then((/** @type {Completions} */ r) => {
              completed = now() - tAsk;
              n = labels(r).length;
              if (b.want && !labels(r).includes(b.want)) n = -n;
            })
        : Promise.resolve();
      let settled = null;
      if (s.pull) settled = (await s.diagnostics()).t - tEnd;
      else {
        const quiet = Math.max(1000, 2.5 * ed, debounce + 1.5 * ed + 300);
        let seen = s.published.length,
          since = now();
        for (;;) {
          if (s.published.at(-1)?.version === s.version) break;
          await sleep(20);
          if (s.published.length !== seen) {
            seen = s.published.length;
            since = now();
          }
          if (now() - since > quiet) break;
          if (s.dead) throw new Error('server exited');
        }
        const last = s.published.at(-1);
        settled = last !== undefined && last.t > tEnd ? last.t - tEnd : null;
      }
      await compl;
      probing = false;
      await loopP;
      await Promise.all(pend);
      s.replaceLines(b.line, l + 1, [base]);
      await rest();
      return { completed, n, settled, stall: Math.max(...stall) };
    };
    for (const kind of ['ping', 'hover'])
      await step(`burst ${kind}`, async () => {
        if (kind === 'hover' && !can('hoverProvider')) return;
        const bs = await loop(big ? 2 : 3, () => burst(kind), 0);
        const tag = kind === 'ping' ? '' : ' (with hovers)';
        out.m[`burst: completion${tag}`] = sum(bs.flatMap((x) => x.completed ?? []));
        out.m[`burst: diagnostics settle${tag}`] = sum(bs.flatMap((x) => x.settled ?? []));
        out.m[`burst: longest stall, ${kind} probe`] = sum(bs.map((x) => x.stall));
        out.checks[`burst ${kind}`] = `${bs.at(-1)?.n} completion items`;
      });
    out.rssEndMiB = r1(s.proc().rssMiB);
    out.rssPeakMiB = r1(s.proc().peakMiB);
    out.edits = s.edits;
  } catch (e) {
    out.error = messageOf(e);
    say('run failed', out.error, s.stderr.slice(-600));
  }
  await s.stop();
  if (s.stderr) out.stderr = s.stderr.slice(0, 400);
  return out;
}

/** @param {string} profileFile @param {number} n */
async function cold(profileFile, n) {
  const xs = [];
  for (let i = 0; i < n; i++) {
    const { profile, uri, workspace } = readProfile(profileFile);
    const s = new Server(profile, { root: here, uri, workspace });
    xs.push((await s.start()).startToInitialize);
    await s.stop();
  }
  return sum(xs);
}

const profileFiles = a.profile.split(',');
/** @typedef {{ p50: number | null, p95: number | null, min: number | null, n: number, runs: number[], xs: number[] }} Figure */

const results = [];
for (const f of profileFiles) {
  const { profile } = readProfile(f);
  const version = profile.package
    ? JSON.parse(readFileSync(path.resolve(here, profile.package, 'package.json'), 'utf8')).version
    : (profile.version ?? null);
  results.push({
    file: f,
    /** @type {Run[]} */
    all: [],
    head: {
      profile: profile.name,
      version,
      date: process.env.BENCH_DATE ?? new Date().toISOString().slice(0, 10),
      node: process.version,
      machine: `${os.cpus().length} x ${os.cpus()[0]?.model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}`,
      loadBefore: os.loadavg(),
      debounceMs: profile.debounceMs ?? 0,
      debounceNote: profile.debounceNote,
      installed: profile.installRoot ? installed(path.resolve(here, profile.installRoot)) : null,
      runs: RUNS,
      reps: REPS,
      cold: COLD ? await cold(f, COLD) : null,
    },
    /** @type {object[]} */
    sizes: [],
  });
}
for (const lines of a.lines.split(',').map(Number)) {
  // the profiles take turns, so that a noisy minute falls on all of them
  for (const result of results) result.all = [];
  for (let i = 0; i < RUNS; i++)
    for (const { file, all, head } of results) {
      const r = await oneRun(file, lines, i + 1);
      all.push(r);
      if (r.error) console.error(`${head.profile} ${lines} run ${i + 1}: ${r.error}`);
    }
  for (const { all: rs, head, sizes } of results) {
    const [first] = rs;
    if (first === undefined) continue;
    /** @type {Record<string, Figure>} */
    const m = {};
    for (const key of new Set(rs.flatMap((r) => Object.keys(r.m)))) {
      const ms = rs.flatMap((r) => r.m[key] ?? []).filter((x) => x.n),
        xs = ms.flatMap((x) => x.xs.flatMap((each) => each ?? []));
      const runs = ms.flatMap((x) => x.p50 ?? []);
      if (ms.length)
        m[key] = {
          p50: r1(q(runs, 0.5)),
          p95: r1(q(xs, 0.95)),
          min: r1(q(xs, 0)),
          n: xs.length,
          runs,
          xs,
        };
    }
    /** @param {'rssOpenMiB' | 'rss200MiB' | 'rssEndMiB' | 'rssPeakMiB'} key */
    const med = (key) =>
      r1(
        q(
          rs.flatMap((r) => r[key] ?? []),
          0.5,
        ),
      );
    sizes.push({
      lines: first.lines,
      bytes: first.bytes,
      m,
      rssOpenMiB: med('rssOpenMiB'),
      rss200MiB: med('rss200MiB'),
      rssEndMiB: med('rssEndMiB'),
      rssPeakMiB: med('rssPeakMiB'),
      edits: first.edits,
      checks: first.checks,
      errors: rs.map((r) => r.error).filter(Boolean),
      stderr: rs.map((r) => r.stderr).find(Boolean),
    });
    const result = { ...head, sizes, loadAfter: os.loadavg() };
    const outFile = path.resolve(
      a.out && profileFiles.length === 1
        ? a.out
        : path.join(here, 'results', `${result.profile}${a.tag ? `-${a.tag}` : ''}.json`),
    );
    mkdirSync(path.dirname(outFile), { recursive: true });
    writeFileSync(
      outFile,
      JSON.stringify(result, null, 1).replace(/\[\s+([-\d.,\s]+?)\s+\]/g, (_, y) => `[${y.replace(/\s+/g, '')}]`) +
        '\n',
    );
    console.log(`${result.profile} ${result.version} ${first.lines} lines`);
    for (const [key, v] of Object.entries(m))
      console.log(`  ${key.padEnd(48)} p50 ${v.p50}  p95 ${v.p95}  min ${v.min}  n ${v.n}  runs ${v.runs.join(' ')}`);
    console.log(
      `  RSS open ${med('rssOpenMiB')}, after 200 edits ${med('rss200MiB')}, end ${med('rssEndMiB')}, peak ${med('rssPeakMiB')} MiB`,
    );
    console.log(`  checks ${JSON.stringify(first.checks)}`);
  }
}
