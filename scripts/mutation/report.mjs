// What came of the mutants: a table by folder, and each one that no test noticed.
import { FOLDERS, folderOf } from './mutants.mjs';

/** How Stryker calls what can become of a mutant, in the order of the table. */
/** @type {Readonly<Record<string, string>>} */
const COLUMNS = { Killed: 'killed', Timeout: 'timed out', Survived: 'survived', NoCoverage: 'no coverage' };
const DETECTED = ['Killed', 'Timeout'];
const UNDETECTED = ['Survived', 'NoCoverage'];

/** @typedef {import('./mutants.mjs').Location} Location */
/**
 * What came of a mutant.
 * @typedef {object} Result
 * @property {string} fileName
 * @property {string} mutatorName
 * @property {string} replacement
 * @property {Location} location
 * @property {string} status
 * @property {string} [statusReason]
 */
/** @typedef {{ place: string, status: string, mutator: string, original: string, mutated: string }} Shown */
/** @typedef {{ folder: string, all: number, score: number, of: Readonly<Record<string, number>> }} FolderCounts */
/**
 * @typedef {object} MutationReport
 * @property {readonly FolderCounts[]} folders
 * @property {FolderCounts} total
 * @property {readonly Shown[]} survivors
 * @property {readonly Shown[]} timedOut
 * @property {readonly Pick<Result, 'fileName' | 'status' | 'statusReason'>[]} failed
 */

/**
 * Counts by folder, and the mutants that live with what was changed; `read` gives the text of a file.
 * @param {readonly Result[]} results @param {(file: string) => string} read
 * @returns {MutationReport}
 */
export function reportOf(results, read) {
  const shown = (/** @type {Result} */ result) => ({
    place: `${result.fileName}:${result.location.start.line + 1}:${result.location.start.column + 1}`,
    status: result.status,
    mutator: result.mutatorName,
    original: originalOf(read(result.fileName), result.location),
    mutated: result.replacement,
  });
  const listed = (/** @type {readonly string[]} */ wanted) =>
    results
      .filter(({ status }) => wanted.includes(status))
      .map(shown)
      .sort((a, b) => a.place.localeCompare(b.place, 'en', { numeric: true }));
  const folders = FOLDERS.map((folder) => countsOf(folder, results)).filter(({ all }) => all > 0);
  const failed = results.filter(({ status }) => !(status in COLUMNS));
  return {
    folders,
    total: countsOf(undefined, results),
    survivors: listed(UNDETECTED),
    // Counted as noticed; worth a look, for a busy machine can be the reason.
    timedOut: listed(['Timeout']),
    failed: failed.map(({ fileName, status, statusReason }) => ({
      fileName,
      status,
      ...(statusReason === undefined ? {} : { statusReason }),
    })),
  };
}

/**
 * @param {string | undefined} folder @param {readonly Result[]} results
 * @returns {FolderCounts}
 */
function countsOf(folder, results) {
  const own = results.filter(({ fileName }) => folder === undefined || folderOf(fileName) === folder);
  const number = (/** @type {readonly string[]} */ statuses) =>
    own.filter(({ status }) => statuses.includes(status)).length;
  const all = number(Object.keys(COLUMNS));
  const of = Object.fromEntries(Object.keys(COLUMNS).map((status) => [status, number([status])]));
  return { folder: folder ?? 'all', all, of, score: all === 0 ? 0 : (100 * number(DETECTED)) / all };
}

/** @param {string} text @param {Location} location */
function originalOf(text, { start, end }) {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.column);
  lines[0] = (lines[0] ?? '').slice(start.column);
  return lines.join('\n');
}

/** @param {string} text */
const oneLine = (text) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

/** The report for a terminal. @param {MutationReport} report */
export function reportText({ folders, total, survivors, timedOut, failed }) {
  const head = ['folder', 'mutants', ...Object.values(COLUMNS), 'score'];
  const rows = [...folders, total].map((row) => [
    row.folder,
    String(row.all),
    ...Object.keys(COLUMNS).map((status) => String(row.of[status] ?? 0)),
    `${row.score.toFixed(1)} %`,
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const table = [head, ...rows].map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  const living = [...survivors, ...timedOut].map(({ place, status, mutator, original, mutated }) => {
    const why = status === 'Survived' ? '' : ` (${COLUMNS[status]})`;
    return `${place} ${mutator}${why}\n    ${oneLine(original)}\n    → ${oneLine(mutated)}`;
  });
  const broken = failed.map(({ fileName, status, statusReason }) => `${fileName}: ${status} ${statusReason ?? ''}`);
  return `${table.join('\n')}\n\n${[...living, ...broken].join('\n')}\n`;
}
