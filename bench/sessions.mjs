// What is done with one server process and one document: edits of one kind, or requests. Every session is a fresh process.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';
import { Server, sleep } from './client.mjs';
import { here, readProfile } from './profile.mjs';
import { now, quantile, repeat } from './stats.mjs';

/** @typedef {import('./client.mjs').Diagnostic} Diagnostic */
/** @typedef {import('./client.mjs').ServerCapabilities} ServerCapabilities */
/** @typedef {typeof import('./templates/commspec.mjs')} Template */
/** @typedef {ReturnType<Template['generate']>['points']} Points */
/** @typedef {keyof Points['edits']} EditKind */
/** @typedef {{ label: string }[] | { items?: { label: string }[] } | null | undefined} Completions */
/** @typedef {{ children?: readonly Symbols[] }} Symbols */

/**
 * What a session found out: measurements by name, and what was seen besides.
 * @typedef {object} Outcome
 * @property {number} lines
 * @property {number} bytes
 * @property {Record<string, number[]>} m
 * @property {Record<string, unknown>} checks
 * @property {string} [error]
 */

/**
 * @typedef {object} Options
 * @property {number} [lines]
 * @property {number} [hosts]
 * @property {number} reps Repetitions of each measurement.
 * @property {number} budget ms that one measurement takes, about.
 */

/** The edits of a process that are called cold, and those that are called warm (after the first, before the second). */
const COLD = 30;
const WARM = { from: 100, to: 200 };
/** Between two edits, and between two letters that are typed, in ms. */
const PAUSE = 20;
const TYPING = 25;
/** ms of silence after which memory has settled. */
const SILENCE = 4000;
const LONG = 240_000;
/** What a preview shows: a report a tab. */
export const REPORTS = ['summary', 'sizing', 'ports', 'topology', 'growth', 'findings'];

/** @param {readonly { label: string }[] | { items?: { label: string }[] } | null | undefined} r */
const labels = (r) => (Array.isArray(r) ? r : r && 'items' in r ? (r.items ?? []) : []).map((i) => i.label);
/** @type {(xs: readonly Symbols[] | null | undefined) => number} */
const countSymbols = (xs) => (xs ?? []).reduce((n, x) => n + 1 + countSymbols(x.children), 0);
/** @param {Diagnostic} d @param {number} line */
const overlaps = (d, line) => d.range.start.line <= line && d.range.end.line >= line;
/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** One server and one document; ended by `stop`. */
class Session {
  /** @type {Record<string, number[]>} */
  m = {};
  /** @type {Record<string, unknown>} */
  checks = {};
  /** ms from an edit to its diagnostics, about. */
  usual = 500;
  #on = { toggle: false, note: false, firewall: false, service: false };

  /** @param {Points} points @param {string} text @param {Options} options @param {ReturnType<typeof readProfile>} read */
  constructor(points, text, options, read) {
    this.points = points;
    this.text = text;
    this.options = options;
    this.uri = read.uri;
    this.document = { textDocument: { uri: read.uri } };
    this.debounce = read.profile.debounceMs ?? 0;
    this.reports = read.profile.reports;
    this.server = new Server(read.profile, { root: here, uri: read.uri, workspace: read.workspace });
  }

  /** @param {string} profileFile @param {Options} options */
  static async of(profileFile, options) {
    const read = readProfile(profileFile);
    /** @type {Template} */
    const template = await import(pathToFileURL(path.resolve(here, read.profile.template)).href);
    const { text, schema, points } = template.generate(options);
    writeFileSync(read.file, text);
    writeFileSync(read.schemaFile, JSON.stringify(schema));
    return new Session(points, text, options, read);
  }

  /** @param {string} name @param {number} value */
  add(name, value) {
    (this.m[name] ??= []).push(value);
  }

  /** Whether the edit of a kind is made and not taken back. @param {EditKind} kind */
  isOn(kind) {
    return this.#on[kind];
  }

  /** Makes the edit of a kind, or takes it back; the moment just before it was sent. @param {EditKind} kind */
  flip(kind) {
    const { line, character, insert } = this.points.edits[kind];
    const on = (this.#on[kind] = !this.#on[kind]);
    return this.server.edit(line, character, on ? 0 : insert.length, on ? insert : '');
  }

  /** Whether diagnostics are those of the text as it stands, as far as the edit of a kind shows. @param {EditKind} kind */
  fits(kind) {
    const point = this.points.edits[kind];
    if (!('find' in point)) return () => true;
    const find = new RegExp(point.find, 'i');
    const on = this.#on[kind];
    return (/** @type {readonly Diagnostic[]} */ all) => {
      const here = all.filter((d) => overlaps(d, point.line));
      return on ? here.some(({ message }) => find.test(String(message))) : here.length === 0;
    };
  }

  /** Starts the server and opens the document with an error in it, which is taken back. */
  async open() {
    const { server, points } = this;
    const { startToInitialize } = await server.start();
    this.add('start to initialize', startToInitialize);
    const { line, character, insert } = points.edits.toggle;
    const lines = this.text.split('\n');
    const own = lines[line] ?? '';
    lines[line] = own.slice(0, character) + insert + own.slice(character);
    this.#on.toggle = true;
    const opened = server.open(lines.join('\n'));
    const first = await server.diagnostics(this.fits('toggle'), LONG);
    this.add('open to diagnostics', first.t - opened);
    this.add('start to diagnostics', first.t - server.t0);
    this.checks['server'] = server.info;
    this.checks['sync'] = server.sync === 2 ? 'incremental' : 'full text';
    this.checks['diagnostics'] = server.pull ? 'pull' : 'push';
    this.checks['first diagnostics'] = first.diagnostics.length;
    await sleep(this.debounce + 300);
    this.add('memory open, MiB', server.proc().rssMiB);
  }

  /** Until the server has said what it thinks of the last edit. */
  rest() {
    return this.server.settle(Math.max(this.debounce + 3 * this.usual + 200, 300));
  }

  /** What the preview asks for after an edit; the answer is not awaited. @param {string} kind */
  askReport(kind) {
    const source = new rpc.CancellationTokenSource();
    const sent = now();
    const done = this.server
      .request(this.reports ?? '', { uri: this.uri, kind }, LONG, source.token)
      .then((answer) => ({ ms: now() - sent, answer }))
      .catch((error) => ({ ms: Number.NaN, answer: messageOf(error) }));
    return { done, cancel: () => source.cancel() };
  }
}

/**
 * Runs `work` with a session; what fails is said in the outcome, with what was measured before.
 * @param {string} profileFile @param {Options} options @param {(session: Session) => Promise<void>} work
 * @returns {Promise<Outcome>}
 */
async function inSession(profileFile, options, work) {
  const session = await Session.of(profileFile, options);
  const { m, checks, text, server } = session;
  /** @type {Outcome} */
  const outcome = { lines: text.split('\n').length - 1, bytes: text.length, m, checks };
  try {
    await session.open();
    await work(session);
  } catch (error) {
    outcome.error = `${messageOf(error)}${server.stderr === '' ? '' : ` (${server.stderr.slice(-600)})`}`;
  }
  await server.stop();
  return outcome;
}

/**
 * Edits of one kind, each awaited to its diagnostics: the first 30 of a process, and those from 100 to 200. With `report` a report of
 * that kind is asked for right behind each edit.
 * @param {string} profileFile @param {Options} options @param {EditKind} kind @param {string} [report]
 */
export const edits = (profileFile, options, kind, report) =>
  inSession(profileFile, options, async (session) => {
    const { server } = session;
    const { reps, budget } = options;
    const name = `${kind}${report === undefined ? '' : ` with ${report}`}`;
    const once = async () => {
      const sent = session.flip(kind);
      const asked = report === undefined ? undefined : session.askReport(report);
      const { t } = await server.diagnostics(session.fits(kind), LONG);
      const made = await asked?.done;
      await sleep(PAUSE);
      return { ms: t - sent, report: made?.ms };
    };
    /** @param {string} state @param {number} times */
    const measure = async (state, times) => {
      const cpu = server.proc().cpuMs;
      const all = await repeat(times, budget, once);
      for (const one of all) {
        session.add(`${name}, ${state}`, one.ms);
        if (one.report !== undefined) session.add(`${name}, ${state}: report`, one.report);
      }
      session.add(`${name}, ${state}: CPU an edit`, (server.proc().cpuMs - cpu) / all.length);
    };
    /** Edits as they are typed, up to a number of them in all; awaited for as long as the budget lasts. @param {number} count */
    const typeTo = async (count) => {
      const end = now() + budget;
      while (server.edits < count) {
        session.flip(kind);
        if (server.pull && now() < end) await server.diagnostics(undefined, LONG);
        else await sleep(TYPING);
      }
      await session.rest();
    };
    if (kind !== 'toggle') session.flip('toggle');
    await session.rest();
    await measure('cold', Math.min(COLD, Math.max(reps, 5)));
    session.usual = quantile(session.m[`${name}, cold`] ?? [], 0.5) ?? session.usual;
    await typeTo(WARM.from);
    await measure('warm', Math.min(WARM.to - WARM.from, reps));
    if (kind !== 'toggle' || report !== undefined) return;
    await typeTo(WARM.to);
    await sleep(SILENCE);
    session.add('memory settled, MiB', server.proc().rssMiB);
    session.add('memory peak, MiB', server.proc().peakMiB);
  });

/** What a first start writes for those after it: opens the document, and is left alone for a while. @param {string} profileFile @param {Options} options */
export const firstStart = (profileFile, options) => inSession(profileFile, options, () => sleep(SILENCE));

/**
 * Requests of one document, with no edit before them, right behind one, and while a report is being made.
 * @param {string} profileFile @param {Options} options @param {(name: string) => boolean} wants
 */
export const requests = (profileFile, options, wants) =>
  inSession(profileFile, options, async (session) => {
    const { server: s, points: P, m, checks, document } = session;
    const { reps, budget } = options;
    await session.rest();
    const warmUp = await repeat(60, budget, async () => {
      const sent = session.flip('toggle');
      const { t } = await s.diagnostics(session.fits('toggle'), LONG);
      await sleep(PAUSE);
      return t - sent;
    });
    session.usual = quantile(warmUp, 0.5) ?? session.usual;
    if (session.isOn('toggle')) {
      session.flip('toggle');
      await session.rest();
    }

    /** @param {string} name @param {() => Promise<void>} work */
    const step = async (name, work) => {
      if (!wants(name)) return;
      try {
        await work();
      } catch (error) {
        checks[name] = `failed: ${messageOf(error)}`;
        if (s.dead) throw error;
      }
    };
    /**
     * @template T
     * @param {string} name @param {string} method @param {keyof ServerCapabilities} capability @param {() => object} params
     * @param {(result: T | undefined) => string} check @param {() => void} edit
     */
    const ask = (name, method, capability, params, check, edit) =>
      step(name, async () => {
        if (!s.caps[capability]) {
          checks[name] = 'not offered';
          return;
        }
        /** @type {T | undefined} */
        let last;
        const timed = async () => {
          const start = now();
          last = await s.request(method, params());
          return now() - start;
        };
        await timed();
        m[`${name}, no edit`] = await repeat(reps, budget, timed);
        checks[name] = check(last);
        const behindEdit = async () => {
          edit();
          const settled = session.rest();
          const ms = await timed();
          await settled;
          return ms;
        };
        await behindEdit();
        m[`${name}, after an edit`] = await repeat(reps, budget, behindEdit);
        if (session.reports === undefined || !(name === 'hover' || name.startsWith('completion'))) return;
        const whileReported = async (/** @type {number} */ i) => {
          edit();
          const { done, cancel } = session.askReport(REPORTS[i % REPORTS.length] ?? '');
          // Somewhere in the middle of it.
          await sleep(5 + 10 * (i % 5));
          const ms = await behindEdit();
          cancel();
          await done;
          await session.rest();
          return ms;
        };
        m[`${name}, while a report is made`] = await repeat(reps, budget, whileReported);
      });

    /** @param {string} name @param {Points['key']} point */
    const completion = async (name, point) => {
      if (!wants(name)) return;
      const { line, character, delete: del, insert } = point.setup;
      const before = s.lines[line] ?? '';
      const extra = insert.split('\n').length - 1;
      let on = false;
      s.edit(line, character, del, insert);
      await session.rest();
      await ask(
        name,
        'textDocument/completion',
        'completionProvider',
        () => ({
          ...document,
          position: { line: point.cursor.line, character: point.cursor.character + (on ? point.type.length : 0) },
          context: { triggerKind: 1 },
        }),
        (/** @type {Completions} */ r) =>
          `${labels(r).length} items, ${labels(r).includes(point.want) ? 'with' : 'WITHOUT'} '${point.want}'`,
        () => {
          s.edit(point.cursor.line, point.cursor.character, on ? point.type.length : 0, on ? '' : point.type);
          on = !on;
        },
      );
      s.replaceLines(line, line + 1 + extra, [before]);
      await session.rest();
    };
    await completion('completion key', P.key);
    await completion('completion value', P.value);
    await ask(
      'hover',
      'textDocument/hover',
      'hoverProvider',
      () => ({ ...document, position: { line: P.hover.line, character: P.hover.character } }),
      (/** @type {{ contents: unknown } | undefined} */ r) => (r ? JSON.stringify(r.contents).slice(0, 100) : 'EMPTY'),
      () => session.flip('toggle'),
    );
    if (session.isOn('toggle')) {
      session.flip('toggle');
      await session.rest();
    }
    await ask(
      'documentSymbol',
      'textDocument/documentSymbol',
      'documentSymbolProvider',
      () => document,
      (/** @type {readonly Symbols[] | undefined} */ r) => `${countSymbols(r)} symbols`,
      () => session.flip('note'),
    );
    session.flip('toggle');
    await s.diagnostics(session.fits('toggle'), 60000).catch(() => undefined);
    await ask(
      'codeAction',
      'textDocument/codeAction',
      'codeActionProvider',
      () => {
        const own = s.lastDiagnostics.filter((d) => overlaps(d, P.edits.toggle.line));
        return {
          ...document,
          range: own[0]?.range ?? { start: P.hover, end: P.hover },
          context: { diagnostics: own.slice(0, 1), triggerKind: 1 },
        };
      },
      (/** @type {readonly { title: string }[] | undefined} */ r) =>
        `${(r ?? []).length} actions${r?.[0] ? `, first '${r[0].title}'` : ''}`,
      () => session.flip('note'),
    );
    for (const kind of /** @type {const} */ (['toggle', 'note'])) if (session.isOn(kind)) session.flip(kind);
    await session.rest();

    for (const kind of /** @type {const} */ (['ping', 'hover']))
      await step(`burst ${kind}`, async () => {
        if (kind === 'hover' && !s.caps.hoverProvider) return;
        const all = await repeat(3, budget, () => burst(session, kind));
        const tag = kind === 'ping' ? '' : ' (with hovers)';
        m[`burst: completion${tag}`] = all.flatMap((x) => x.completed ?? []);
        m[`burst: diagnostics settle${tag}`] = all.flatMap((x) => x.settled ?? []);
        m[`burst: longest stall, ${kind} probe`] = all.map((x) => x.stall);
        checks[`burst ${kind}`] = `${all.at(-1)?.items} completion items`;
      });
  });

/** Two lines typed quickly, with a probe that shows how long the server does not listen. @param {Session} session @param {'ping' | 'hover'} kind */
async function burst(session, kind) {
  const { server: s, points, document, usual, debounce } = session;
  const { line, character, text, cursor, want } = points.burst;
  const base = s.lines[line] ?? '';
  /** @type {number[]} */
  const stalls = [];
  /** @type {Promise<void>[]} */
  const pending = [];
  let at = { line, character };
  let probing = true;
  const probe = () => {
    const sent = now();
    const answer =
      kind === 'ping'
        ? s.request('bench/ping', {})
        : s.request('textDocument/hover', { ...document, position: points.probe });
    const done = answer.catch(() => {}).then(() => void stalls.push(now() - sent));
    pending.push(done);
    return done;
  };
  const probes = (async () => {
    while (probing) {
      await probe();
      await sleep(10);
    }
  })();
  await sleep(100);
  let next = now();
  let typed = 0;
  for (const letter of text) {
    typed = s.edit(at.line, at.character, 0, letter);
    at = letter === '\n' ? { line: at.line + 1, character: 0 } : { line: at.line, character: at.character + 1 };
    next += 30;
    await sleep(Math.max(0, next - now()));
  }
  const asked = now();
  /** @type {number | null} */
  let completed = null;
  let items = 0;
  const completion = s.caps.completionProvider
    ? s
        .request('textDocument/completion', { ...document, position: cursor, context: { triggerKind: 1 } })
        .then((/** @type {Completions} */ r) => {
          completed = now() - asked;
          items = labels(r).includes(want) ? labels(r).length : -labels(r).length;
        })
    : Promise.resolve();
  const settled = s.pull ? (await s.diagnostics()).t - typed : await lastPublished(session, typed);
  await completion;
  probing = false;
  await probes;
  await Promise.all(pending);
  s.replaceLines(line, at.line + 1, [base]);
  await s.settle(Math.max(debounce + 3 * usual + 200, 300));
  return { completed, items, settled, stall: Math.max(...stalls) };
}

/** ms from a moment to the last diagnostics that a server publishes; null where it publishes none. @param {Session} session @param {number} since */
async function lastPublished({ server: s, usual, debounce }, since) {
  const quiet = Math.max(1000, 2.5 * usual, debounce + 1.5 * usual + 300);
  let seen = s.published.length;
  let changed = now();
  while (s.published.at(-1)?.version !== s.version && now() - changed <= quiet) {
    await sleep(20);
    if (s.published.length !== seen) {
      seen = s.published.length;
      changed = now();
    }
    if (s.dead) throw new Error('server exited');
  }
  const last = s.published.at(-1);
  return last !== undefined && last.t > since ? last.t - since : null;
}
