/** What `check` does with one file, in whatever thread. */
import type { Engine } from '../engine/engine';
import {
  writtenFindings,
  type FindingsFormat,
  type PlacedFinding,
  type WrittenSpec,
} from '../report/findings/findings';
import { verdictOf } from '../report/verdict/verdict';
import { sparing, unasked } from './failures';
import { shownPath, uriOf, type FileProblem } from './files';
import type { Source, TextInput } from './input';
import { open } from './project';

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
  /** Whether it is said of each spec that can be read if its design is sound: that costs as much again. */
  readonly verdicts: boolean;
}

/** Checks a file at a time; never rejects. */
export function fileChecker(
  engine: Engine,
  format: FindingsFormat,
  { advice, verdicts }: Checking,
  input: TextInput,
  pathOf: (uri: string) => string,
): CheckFile {
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
      const shown = { findings: findings.filter((finding) => advice || !finding.advice), suppressed };
      const placed: PlacedFinding[] = [];
      written = { uri: snapshot.uri, suppressed, findings: placed };
      // What was written before one that fails is kept.
      for (const finding of writtenFindings(format, { snapshot, findings: shown }, pathOf)) placed.push(finding);
      if (verdicts && !snapshot.broken && snapshot.root?.kind === 'map')
        written = { ...written, verdict: verdictOf(snapshot, found).text };
    });
    if (problem !== undefined) problems.push(problem);
    return { problems, written };
  };
}
