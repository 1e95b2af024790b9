/** Makes a failing case small: fewer edits, files, lines, characters, places, while it fails in the same way. */
import type { Span } from '../../server/syntax/tree';
import { filesAfter, SPEC, type FuzzCase } from './case';

/** Whether a case still fails in the same way. */
export type Fails = (candidate: FuzzCase) => Promise<boolean>;

/** Smaller versions of a case, those that take away most first. */
type Cuts = (given: FuzzCase) => Iterable<FuzzCase>;

/** The smallest case that was found with so many tries; the same for the same case. */
export async function shrink(given: FuzzCase, fails: Fails, tries: number): Promise<FuzzCase> {
  let best = given;
  let left = tries;
  const steps: readonly Cuts[] = [
    fewerPlaces,
    fewerEdits,
    fewerFiles,
    fewerLines,
    fewerCharacters,
    smallerEdits,
    fewerEdits,
  ];
  for (let size = Number.POSITIVE_INFINITY; sizeOf(best) < size && left > 0;) {
    size = sizeOf(best);
    for (const cuts of steps) {
      // After each success the cuts of the smaller case are tried, from the largest on.
      for (let found = true; found && left > 0;) {
        found = false;
        for (const candidate of cuts(best)) {
          if (left-- <= 0) break;
          if (!(await fails(candidate))) continue;
          best = candidate;
          found = true;
          break;
        }
      }
    }
  }
  return best;
}

const sizeOf = ({ files, edits, places }: FuzzCase): number =>
  Object.values(files).reduce((sum, text) => sum + text.length + 1, 0) +
  edits.reduce((sum, { text, start, end }) => sum + text.length + (end - start) + 10, 0) +
  places.reduce((sum, { start, end }) => sum + (end > start ? 2 : 1), 0);

function* fewerPlaces(given: FuzzCase): Iterable<FuzzCase> {
  if (given.places.length > 0) yield { ...given, places: [] };
  if (given.places.length > 1) for (const place of given.places) yield { ...given, places: [place] };
  for (const { start, end } of given.places)
    if (end > start && given.places.length === 1) yield { ...given, places: [{ start, end: start }] };
}

function* fewerEdits(given: FuzzCase): Iterable<FuzzCase> {
  const { edits } = given;
  // The last text alone, then the last text after ever more of the edits that led to it.
  for (let count = edits.length; count > 0; count--)
    yield { ...given, files: filesAfter(given, count), edits: edits.slice(count) };
  for (let count = 0; count < edits.length; count++) yield { ...given, edits: edits.slice(0, count) };
  for (const edit of edits) yield { ...given, edits: edits.filter((other) => other !== edit) };
}

function* fewerFiles(given: FuzzCase): Iterable<FuzzCase> {
  for (const name of Object.keys(given.files)) {
    if (name === SPEC) continue;
    yield {
      ...given,
      files: Object.fromEntries(Object.entries(given.files).filter(([other]) => other !== name)),
      edits: given.edits.filter(({ file }) => file !== name),
    };
  }
}

/** From half of the units to one of them. */
function* chunks(count: number, smallest: number): Iterable<{ readonly from: number; readonly to: number }> {
  for (let size = Math.max(1, count >> 1); size >= smallest; size >>= 1)
    for (let from = 0; from < count; from += size) yield { from, to: Math.min(count, from + size) };
}

function* fewerLines(given: FuzzCase): Iterable<FuzzCase> {
  for (const [name, text] of Object.entries(given.files)) {
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    if (starts.at(-1) !== text.length) starts.push(text.length);
    for (const { from, to } of chunks(starts.length - 1, 1))
      yield without(given, name, { start: starts[from] ?? 0, end: starts[to] ?? text.length });
  }
}

/** Only of what is short by now: lines come first. */
const SHORT = 600;

function* fewerCharacters(given: FuzzCase): Iterable<FuzzCase> {
  for (const [name, text] of Object.entries(given.files)) {
    if (text.length > SHORT) continue;
    for (const { from, to } of chunks(text.length, 1)) yield without(given, name, { start: from, end: to });
  }
}

function* smallerEdits(given: FuzzCase): Iterable<FuzzCase> {
  for (const [index, edit] of given.edits.entries()) {
    const other = (change: Partial<typeof edit>): FuzzCase => ({
      ...given,
      edits: given.edits.map((own, at) => (at === index ? { ...own, ...change } : own)),
    });
    if (edit.look !== 'everything') yield other({ look: 'everything' });
    if (edit.text.length > SHORT * 4) continue;
    for (const { from, to } of chunks(edit.text.length, 1))
      yield other({ text: edit.text.slice(0, from) + edit.text.slice(to) });
    for (const { from, to } of chunks(edit.end - edit.start, 1))
      yield other({ start: edit.start + from, end: edit.start + to });
  }
}

/** The case without a piece of one of its first texts; what lies behind moves up. Where that is not exact it fails otherwise. */
function without(given: FuzzCase, name: string, { start, end }: Span): FuzzCase {
  const text = given.files[name] ?? '';
  const moved = (offset: number): number => (offset >= end ? offset - (end - start) : Math.min(offset, start));
  const span = <T extends Span>(own: T): T => ({ ...own, start: moved(own.start), end: moved(own.end) });
  return {
    ...given,
    files: { ...given.files, [name]: text.slice(0, start) + text.slice(end) },
    edits: given.edits.map((edit) => (edit.file === name ? span(edit) : edit)),
    places: name === SPEC ? given.places.map(span) : given.places,
  };
}
