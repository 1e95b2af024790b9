/** What `check` does with one file, in whatever thread. */
import { fileURLToPath } from 'node:url';
import type { Engine } from '../engine/engine';
import type { Finding } from '../engine/finding';
import type { Severity } from '../rules/rule';
import {
  isAtLeast,
  writtenFindings,
  type FindingsFormat,
  type PlacedFinding,
  type WrittenSpec,
} from '../report/findings/findings';
import type { Snapshot } from '../model/snapshot';
import { verdictOf } from '../report/verdict/verdict';
import { sparing, unasked } from './failures';
import { shownPath, uriOf, type FileProblem } from './files';
import type { Source, TextInput } from './input';
import { analyse, open } from './project';

/** What came of a file: all that goes wrong with it, and what was found; nothing where it could not be read. */
export interface CheckedFile {
  readonly problems: readonly FileProblem[];
  readonly written: WrittenSpec | undefined;
}

export type CheckFile = (source: Source) => Promise<CheckedFile>;

/** How files are shown, by their addresses: as they were named, where they were. */
export function pathsOf(sources: readonly Source[]): (uri: string) => string {
  const paths = new Map(sources.map(({ path }) => [uriOf(path), path]));
  return (uri) => paths.get(uri) ?? shownPath(uri);
}

export interface Checking {
  /** Whether advice is shown. */
  readonly advice: boolean;
  /** Without it, only findings that are as grave as this, or graver. */
  readonly least?: Severity;
  /** Whether it is said of each spec that can be read if its design is sound: that costs as much again. */
  readonly verdicts: boolean;
  /** Whether it is found out how many repairs `fix` would make. */
  readonly repairs: boolean;
}

/** Checks a file at a time; never rejects. */
export function fileChecker(
  engine: Engine,
  format: FindingsFormat,
  { advice, least, verdicts, repairs }: Checking,
  input: TextInput,
  pathOf: (uri: string) => string,
): CheckFile {
  const isShown = ({ advice: isAdvice, severity }: Finding): boolean =>
    isAdvice ? advice && least === undefined : least === undefined || isAtLeast(severity, least);
  return async (source) => {
    const problems: FileProblem[] = [];
    let written: WrittenSpec | undefined;
    const problem = await sparing(source.path, async () => {
      const opened = await open(source, input);
      if ('message' in opened) {
        problems.push(opened);
        return;
      }
      const { snapshot } = opened;
      const found = engine.run(snapshot, { tolerant: true });
      const { findings, suppressed, failures = [] } = found;
      if (failures.length > 0) problems.push(unasked(source.path, failures));
      const shown = { findings: findings.filter((finding) => isShown(finding)), suppressed };
      const placed: PlacedFinding[] = [];
      written = { uri: snapshot.uri, suppressed, findings: placed };
      // What was written before one that fails is kept.
      for (const finding of writtenFindings(format, { snapshot, findings: shown }, pathOf)) placed.push(finding);
      if (verdicts && !snapshot.broken && snapshot.root?.kind === 'map')
        written = { ...written, verdict: verdictOf(snapshot, found).text };
      if (repairs) written = { ...written, repairs: await repairsOf(engine, snapshot, findings, input) };
    });
    if (problem !== undefined) problems.push(problem);
    return { problems, written };
  };
}

/** How many repairs `fix` makes of a spec, which may be more than there are findings that say so, or fewer: it is tried. */
async function repairsOf(
  engine: Engine,
  snapshot: Snapshot,
  findings: readonly Finding[],
  input: TextInput,
): Promise<number> {
  const offers = ({ advice, fixes }: Finding): boolean =>
    !advice && fixes.some(({ safe, tied, uri }) => safe && !tied && uri === snapshot.uri);
  if (!findings.some(offers)) return 0;
  const { fixText } = await import('../repair/repair');
  const path = fileURLToPath(snapshot.uri);
  const again = (text: string, from: Snapshot): Promise<Snapshot> => analyse(path, text, input, from);
  return (await fixText(engine, snapshot, { all: false }, again, { tolerant: true })).applied.length;
}
