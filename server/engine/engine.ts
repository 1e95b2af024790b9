/**
 * Runs the rules over a snapshot and settles what is reported: severities, ignores, overlaps, advice. Each rule's result is a
 * query, so an edit runs only the rules that looked at something it changed.
 */
import { Model, type Inputs } from '../model/model';
import { derived, type Query } from '../model/queries';
import type { Snapshot } from '../model/snapshot';
import type { FindingDraft, Rule, Severity, SeveritySetting } from '../rules/rule';
import { toFinding, type Finding, type Reported } from './finding';
import { checkIgnore } from './ignore-findings';
import { findIgnores, type Ignore } from './ignores';
import { dropOverlaps, overlapsOf, type Overlaps } from './overlaps';
import { reportReading } from './reading';
import { guesses, RuleIndex } from './rule-index';
import { severitiesOf } from './severities';
import { byUnits } from '../words/order';

export interface EngineOptions {
  /** Severities from the settings of the editor, by code or name; those of the spec win. */
  readonly severities?: Readonly<Record<string, SeveritySetting>>;
  /** A rule that throws is left out and named in `failures`; without, what it throws is thrown. */
  readonly tolerant?: boolean;
}

/** A mistake in a rule, not in the spec. */
export interface RuleFailure {
  readonly code: string;
  readonly error: unknown;
}

export interface Findings {
  /** In document order, this file's first. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  /** Rules that could not be asked; only where the caller is `tolerant`. */
  readonly failures?: readonly RuleFailure[];
}

export class Engine {
  readonly #rules: readonly Rule[];
  readonly #index: RuleIndex;
  readonly #queries: readonly { readonly rule: Rule; readonly key: string }[];
  readonly #overlaps: Overlaps;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#index = new RuleIndex(rules);
    this.#overlaps = overlapsOf(rules);
    this.#queries = rules
      .filter((rule) => rule.check !== undefined)
      .map((rule) => ({ rule, key: `rule ${rule.code}` }));
  }

  get rules(): readonly Rule[] {
    return this.#rules;
  }

  rule(code: string): Rule | undefined {
    return this.#index.get(code);
  }

  /** Rules by code and name. */
  get index(): RuleIndex {
    return this.#index;
  }

  /** All findings of a snapshot, advice among them. Synchronous; the time is linear in the size of the spec. */
  run(snapshot: Snapshot, options: EngineOptions = {}): Findings {
    const run = this.steps(snapshot, options);
    for (;;) {
      const step = run.next();
      if (step.done === true) return step.value;
    }
  }

  /** The same in steps, for a caller who lets others work in between. Each yields the code of the rule that is asked next. */
  *steps(snapshot: Snapshot, options: EngineOptions = {}): Generator<string | undefined, Findings> {
    const severities = severitiesOf(snapshot, this.#index, options.severities);
    const severityOf = (rule: Rule, own: Severity | undefined): SeveritySetting =>
      severities.get(rule.code) ?? own ?? rule.severity;
    const raws: Reported[] = [];
    const add = (rule: Rule, draft: FindingDraft, more: Partial<Reported> = {}): void => {
      const severity = severityOf(rule, draft.severity);
      if (severity !== 'off') raws.push({ rule, draft, severity, ...more });
    };

    reportReading(snapshot, this.#index, add);
    const failures: RuleFailure[] = [];
    for (const { rule, key } of this.#queries) {
      if (severities.get(rule.code) === 'off') continue;
      yield rule.code;
      try {
        for (const draft of snapshot.queries.ask(ruleQuery(rule, key, snapshot.inputs))) add(rule, draft);
      } catch (error) {
        if (options.tolerant !== true) throw error;
        failures.push({ code: rule.code, error });
      }
    }
    yield undefined;
    const kept = dropOverlaps(raws, this.#overlaps, snapshot);
    if (failures.length === 0) return this.#finish(snapshot, kept, severities);
    // That a rule found nothing says nothing about its ignores.
    const unknown = failures.map(({ code }) => [code, 'off'] as const);
    return { ...this.#finish(snapshot, kept, new Map([...severities, ...unknown])), failures };
  }

  #finish(snapshot: Snapshot, raws: readonly Reported[], severities: ReadonlyMap<string, SeveritySetting>): Findings {
    const ignores = findIgnores(snapshot.tree, this.#index.codeOf);
    const byLine = new Map<number, Ignore[]>();
    for (const ignore of ignores) {
      const others = byLine.get(ignore.line);
      if (others === undefined) byLine.set(ignore.line, [ignore]);
      else others.push(ignore);
    }
    // By file, line and code.
    const inBases = new Set(
      snapshot.bases.trees.flatMap((base) =>
        findIgnores(base, this.#index.codeOf).flatMap(({ line, codes }) =>
          codes.map(({ code }) => placeKey(base.uri, line, code)),
        ),
      ),
    );
    const used = new Set<string>();
    let suppressed = 0;
    const findings: Finding[] = [];
    const seen = new Set<string>();
    const push = (raw: Reported): void => {
      const finding = toFinding(snapshot, raw);
      if (finding === undefined) return;
      // An alias used for several hosts makes one place of many.
      const same = `${finding.uri} ${finding.span.start} ${finding.code} ${finding.message}`;
      if (seen.has(same)) return;
      seen.add(same);
      if (finding.uri === snapshot.uri) {
        const hit = byLine
          .get(finding.range.start.line)
          ?.find((ignore) => ignore.codes.some((code) => code.code === finding.code));
        if (hit !== undefined) {
          used.add(`${hit.start} ${finding.code}`);
          if (!finding.advice) suppressed++;
          return;
        }
      } else if (inBases.has(placeKey(finding.uri, finding.range.start.line, finding.code))) {
        // What a base ignores stays ignored; whether its comments are of use is said where it is checked itself.
        if (!finding.advice) suppressed++;
        return;
      }
      findings.push(finding);
    };
    for (const raw of raws) push(raw);
    const guess = guesses(this.#index);
    for (const ignore of ignores) checkIgnore(snapshot, this.#index, ignore, used, severities, guess, push);
    findings.sort(
      (a, b) =>
        Number(a.uri !== snapshot.uri) - Number(b.uri !== snapshot.uri) ||
        a.span.start - b.span.start ||
        byUnits(a.code, b.code),
    );
    return { findings, suppressed };
  }
}

const placeKey = (uri: string, line: number, code: string): string => `${line} ${code} ${uri}`;

/** Holds on to no version: it is asked again in later ones. */
function ruleQuery(rule: Rule, key: string, inputs: Inputs): Query<readonly FindingDraft[]> {
  return derived(key, (ask) => {
    const drafts: FindingDraft[] = [];
    rule.check?.(new Model(ask, inputs), (draft) => drafts.push(draft));
    return drafts;
  });
}
