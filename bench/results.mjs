// The figures against the targets, as Markdown.
import { REPORTS } from './sessions.mjs';

/** @typedef {import('./stats.mjs').Figure} Figure */
/**
 * What bench.mjs writes, as far as it is looked at.
 * @typedef {{ lines: number, m: Readonly<Record<string, Figure>> }} Size
 * @typedef {{ date: string, node: string, machine: string, version: string, runs: number, reps: number, debounceMs: number, first: Readonly<Record<string, number[]>>, sizes: readonly Size[] }} Result
 * @typedef {{ kind: string, lines: number, cold?: Figure, warm?: Figure, rules: readonly string[], shared: readonly string[] }} Growth
 * @typedef {{ p50: number, min: number }} Times
 */
/**
 * Everything that was measured; what was not is left out.
 * @typedef {object} Measured
 * @property {Result} ours
 * @property {Result} theirs
 * @property {Result | undefined} pushed
 * @property {Result | undefined} hosts
 * @property {Result | undefined} huge
 * @property {readonly Growth[] | undefined} growth
 * @property {{ ours: Times, empty: Times, theirs: Times }} start
 * @property {{ ours: Times, nothing: Times }} one
 * @property {{ 50: number, 100: number, 200: number }} many Wall ms by the number of files.
 * @property {number | undefined} vsixBytes
 * @property {number} seconds How long the benchmark took.
 */

/** Sizes of up to so many lines are called small. */
const SMALL = 5000;
const KINDS = ['toggle', 'note', 'firewall', 'service'];
const verdict = (/** @type {boolean} */ met) => (met ? 'met' : 'MISSED');
const ratio = (/** @type {number} */ value) => `1/${(1 / value).toFixed(1)}`;
const number = (/** @type {number | null | undefined} */ value, digits = 2) =>
  value === undefined || value === null || Number.isNaN(value) ? '–' : value.toFixed(digits);

/** @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * Ours against theirs: first the figures with a target, the largest ratio ours / theirs that is wanted; then all.
 * @param {Measured} measured
 */
function comparison({ ours, theirs, pushed }) {
  /** @type {(string | number)[][]} */
  const targets = [];
  /** @type {(string | number)[][]} */
  const others = [];
  for (const size of ours.sizes) {
    const peer = theirs.sizes.find(({ lines }) => lines === size.lines);
    if (peer === undefined) continue;
    /** @param {string} what @param {Figure | undefined} mine @param {number | null | undefined} other @param {number} [wanted] */
    const add = (what, mine, other, wanted) => {
      if (mine === undefined || mine.p50 === null) return;
      const own = [size.lines, what, number(mine.p50), number(mine.min), mine.n];
      const actual = other === undefined || other === null ? undefined : mine.p50 / other;
      const compared = [number(other), actual === undefined ? '–' : ratio(actual)];
      if (wanted === undefined || actual === undefined) others.push([...own, ...compared]);
      else targets.push([...own, ...compared, ratio(wanted), verdict(actual <= wanted)]);
    };
    /** @param {number} small @param {number} large */
    const either = (small, large) => (size.lines < SMALL ? small : large);
    const figure = (/** @type {string} */ name) => size.m[name];
    const p50 = (/** @type {string} */ name) => peer.m[name]?.p50;
    /** @param {string} name @param {string} unit @param {number} [wanted] */
    const both = (name, unit, wanted) => add(`${name}, ${unit}`, figure(name), p50(name), wanted);
    /** @type {Readonly<Record<string, number>>} */
    const edits = {
      'toggle, cold': 1 / 30,
      'toggle, warm': 1 / 60,
      'note, cold': 1 / 30,
      'note, warm': 1 / 60,
      'firewall, warm': either(1 / 30, 1 / 40),
    };
    const push = pushed?.sizes.find(({ lines }) => lines === size.lines);
    for (const name of KINDS.flatMap((kind) => [`${kind}, cold`, `${kind}, warm`])) {
      const other = p50(name);
      const withPorts = name.replace(',', ' with ports,');
      add(`edit to diagnostics: ${name}, ms`, figure(name), other, edits[name]);
      if (other !== undefined && other !== null)
        add(`edit to diagnostics: ${name}, less their fixed delay, ms`, figure(name), other - theirs.debounceMs);
      add(`edit to diagnostics: ${name}, pushed, ms`, push?.m[name], other);
      add(`edit to diagnostics: ${withPorts}, ms`, figure(withPorts), other);
      add(`edit to its port table: ${withPorts}, ms`, figure(`${withPorts}: report`), undefined);
      both(`${name}: CPU an edit`, 'ms');
    }
    for (const name of ['completion key', 'completion value', 'hover']) {
      const after = `${name}, after an edit`;
      both(after, 'ms', name === 'hover' ? either(1 / 20, 1 / 40) : either(1 / 20, 1 / 60));
      const reported = `${name}, while a report is made`;
      add(`${reported}, ms`, figure(reported), p50(after), either(1 / 10, 1 / 30));
      both(`${name}, no edit`, 'ms');
    }
    for (const name of ['documentSymbol', 'codeAction']) {
      both(`${name}, after an edit`, 'ms');
      both(`${name}, no edit`, 'ms');
    }
    for (const name of Object.keys(size.m).filter((key) => key.startsWith('burst'))) both(name, 'ms');
    add(
      'memory 4 s after 200 edits, MiB',
      figure('memory settled, MiB'),
      p50('memory settled, MiB'),
      either(2 / 3, 3 / 5),
    );
    both('memory peak, MiB', 'so far');
    both('memory open, MiB', 'before the first edit');
    add(
      'open to diagnostics, a fresh process, second start on, ms',
      figure('open to diagnostics'),
      p50('open to diagnostics'),
      1 / 2.5,
    );
    both('start to diagnostics', 'ms');
  }
  const head = ['lines', 'what', 'commspec', 'its minimum', 'of', 'yaml-language-server', 'ratio'];
  return { targets: table([...head, 'wanted', ''], targets), others: table(head, others) };
}

/** What stands in no relation to the other server. @param {Measured} measured */
function ownTargets({ ours, hosts, growth, start, one, many, vsixBytes }) {
  /** @type {string[][]} */
  const rows = [];
  /** @param {string} what @param {string} value @param {string} wanted @param {boolean} [met] */
  const add = (what, value, wanted, met) => rows.push([what, value, wanted, met === undefined ? '' : verdict(met)]);
  /** @param {number | null | undefined} value @param {number} most */
  const atMost = (value, most) => (value === undefined || value === null ? undefined : value <= most);

  const above = start.ours.p50 - start.empty.p50;
  add('start to `initialize` above an empty server, second start on, ms', number(above, 0), '40', atMost(above, 40));
  add(
    'start to `initialize`, ms: ours, an empty server, yaml-language-server',
    [start.ours, start.empty, start.theirs].map(({ p50 }) => number(p50, 0)).join(', '),
    '',
  );
  const first = ours.first;
  add(
    'first start: start to `initialize`, open to diagnostics of 1,000 lines, ms',
    [first['start to initialize'], first['open to diagnostics']].map((xs) => number(xs?.[0], 0)).join(', '),
    '',
  );
  const times = one.ours.p50 / one.nothing.p50;
  add(
    '`commspec check` of one file, against `node -e 0`, second run on',
    `${number(times)} (${number(one.ours.p50, 0)} : ${number(one.nothing.p50, 0)} ms)`,
    '3',
    atMost(times, 3),
  );
  add('200 files of 200 lines, wall s', number(many[200] / 1000), '2.5', atMost(many[200], 2500));
  // What the files 101 to 200 cost, against the files 51 to 100.
  const slope = (many[200] - many[100]) / 100 / ((many[100] - many[50]) / 50);
  add(
    'the same: what a file more costs at 100 to 200 files, against 50 to 100',
    `${number(slope)} (${[many[50], many[100], many[200]].map((ms) => number(ms / 1000)).join(', ')} s)`,
    '1.3',
    atMost(slope, 1.3),
  );
  const figures = hosts?.sizes[0]?.m ?? {};
  for (const kind of REPORTS) {
    const [cold, warm] = ['cold', 'warm'].map((state) => figures[`toggle with ${kind}, ${state}: report`]);
    const most = kind === 'ports' ? 100 : 300;
    add(
      `report ${kind} of 200 hosts after an edit, warm, ms`,
      `${number(warm?.p50, 0)} (minimum ${number(warm?.min, 0)}; cold ${number(cold?.p50, 0)})`,
      `${most}`,
      atMost(warm?.p50, most),
    );
  }
  for (const name of ['completion key', 'completion value']) {
    const [alone, reported] = ['after an edit', 'while a report is made'].map((when) => figures[`${name}, ${when}`]);
    add(
      `${name} of 200 hosts with a preview of any tab, ms`,
      `${number(reported?.p50)} (without ${number(alone?.p50)})`,
      '20',
      atMost(reported?.p50, 20),
    );
  }
  for (const kind of new Set((growth ?? []).map((row) => row.kind))) {
    const own = (growth ?? []).filter((row) => row.kind === kind);
    const [small] = own;
    const large = own.at(-1);
    if (small === undefined || large === undefined) continue;
    const grown = (large.warm?.p50 ?? Number.NaN) / (small.warm?.p50 ?? Number.NaN);
    const isHost = kind !== 'firewall' && kind !== 'service';
    add(
      `in process: ${kind}, warm, at ${large.lines} lines against ${small.lines}`,
      `${number(grown)} (${own.map(({ warm }) => number(warm?.p50)).join(', ')} CPU ms)`,
      isHost ? '1.5' : '',
      isHost ? atMost(grown, 1.5) : undefined,
    );
    const ran = Math.max(...own.map(({ rules }) => rules.length));
    add(`rules that run again: ${kind}`, `${ran}`, kind === 'note' ? '0' : '', kind === 'note' ? ran === 0 : undefined);
  }
  if (vsixBytes === undefined) add('`.vsix`, MB', 'not there: `npm run package` makes it', '1.6');
  else add('`.vsix`, MB', number(vsixBytes / 1e6), '1.6', atMost(vsixBytes, 1.6e6));
  return table(['what', 'measured', 'at most', ''], rows);
}

/** All figures of documents that the other server is not given. @param {Result} result */
const alone = ({ sizes }) =>
  table(
    ['lines', 'what', 'p50', 'minimum', 'of'],
    sizes.flatMap(({ lines, m }) =>
      Object.entries(m).map(([name, { p50, min, n }]) => [lines, name, number(p50), number(min), n]),
    ),
  );

/** @param {Measured} measured */
export function results(measured) {
  const { ours, theirs, huge, seconds } = measured;
  const { targets, others } = comparison(measured);
  return [
    '# Benchmark',
    '',
    `${ours.date}, Node ${ours.node}, ${ours.machine}; ${number(seconds / 60, 1)} minutes. p50 over ${ours.runs} runs of at most ${ours.reps} repetitions; yaml-language-server ${theirs.version}. How each is measured: [README](../README.md).`,
    '',
    '## Targets against yaml-language-server',
    '',
    targets,
    '',
    '## Other targets',
    '',
    ownTargets(measured),
    '',
    '## All else against yaml-language-server',
    '',
    others,
    '',
    ...(huge === undefined ? [] : ['## A document that the other server is not given', '', alone(huge), '']),
  ].join('\n');
}
