/**
 * Runs the rules over a snapshot and settles what is reported: severities, ignores, overlaps, advice. Each rule's result is
 * kept, so an edit runs only the rules that looked at something it changed.
 */
import type { Snapshot } from '../model/snapshot';
import type { FindingDraft, Rule, Severity, SeveritySetting } from '../rules/rule';
import { draftsIn, keyOf } from './drafts';
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

/** A finding that a comment takes out. */
export interface IgnoredFinding {
  readonly finding: Finding;
  /** What the comment says behind the rule; empty where it says nothing. */
  readonly reason: string;
}

export interface Findings {
  /** In document order, this file's first. */
  readonly findings: readonly Finding[];
  /** Findings that comments take out; advice is not counted. */
  readonly suppressed: number;
  /** These findings, in document order; those about comments come last. */
  readonly ignored?: readonly IgnoredFinding[];
  /** Rules that could not be asked; only where the caller is `tolerant`. */
  readonly failures?: readonly RuleFailure[];
}

export class Engine {
  readonly #rules: readonly Rule[];
  readonly #index: RuleIndex;
  /** Rules that look at the model, and the keys of what they find. */
  readonly #checked: readonly Rule[];
  readonly #keys: readonly string[];
  readonly #overlaps: Overlaps;
  readonly #lists = new WeakMap<
    readonly FindingDraft[],
    { readonly set: Severity | undefined; readonly list: readonly Reported[] }
  >();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#index = new RuleIndex(rules);
    this.#overlaps = overlapsOf(rules);
    this.#checked = rules.filter((rule) => rule.check !== undefined);
    this.#keys = this.#checked.map(keyOf);
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

  /**
   * The same in steps, for a caller who lets others work in between. Each yields the code of the rule that is asked next; rules whose
   * findings hold are not asked.
   */
  *steps(snapshot: Snapshot, options: EngineOptions = {}): Generator<string | undefined, Findings> {
    const severities = severitiesOf(snapshot, this.#index, options.severities);
    const byRule = new Map<Rule, readonly Reported[]>();
    const severityOf = (rule: Rule, own?: Severity): SeveritySetting =>
      severities.get(rule.code) ?? own ?? rule.severity;
    reportReading(snapshot, this.#index, severityOf, (rule, draft, more = {}) => {
      const severity = severityOf(rule, draft.severity);
      if (severity !== 'off') append(byRule, rule, { rule, draft, severity, ...more });
    });
    const failures: RuleFailure[] = [];
    let results = snapshot.kept(this.#keys);
    for (const [i, rule] of this.#checked.entries()) {
      const severity = severities.get(rule.code);
      if (severity === 'off') continue;
      try {
        let drafts = results[i]?.isValid === true ? (results[i].value as readonly FindingDraft[]) : undefined;
        if (drafts === undefined) {
          yield rule.code;
          drafts = draftsIn(snapshot, rule);
          // Another version may have been asked meanwhile.
          results = snapshot.kept(this.#keys);
        }
        if (drafts.length > 0)
          byRule.set(rule, [...(byRule.get(rule) ?? []), ...this.#reported(rule, drafts, severity)]);
      } catch (error) {
        if (options.tolerant !== true) throw error;
        failures.push({ code: rule.code, error });
      }
    }
    yield undefined;
    const kept = dropOverlaps(byRule, this.#overlaps, snapshot);
    if (failures.length === 0) return this.#finish(snapshot, kept, severities);
    // That a rule found nothing says nothing about its ignores.
    const unknown = failures.map(({ code }) => [code, 'off'] as const);
    return { ...this.#finish(snapshot, kept, new Map([...severities, ...unknown])), failures };
  }

  /** What a rule has drafted, with the severities that hold: the same list for the same drafts. */
  #reported(rule: Rule, drafts: readonly FindingDraft[], set: Severity | undefined): readonly Reported[] {
    const known = this.#lists.get(drafts);
    if (known !== undefined && known.set === set) return known.list;
    const list = drafts.map((draft): Reported => ({ rule, draft, severity: set ?? draft.severity ?? rule.severity }));
    this.#lists.set(drafts, { set, list });
    return list;
  }

  #finish(snapshot: Snapshot, raws: readonly Reported[], severities: ReadonlyMap<string, SeveritySetting>): Findings {
    const ignores = findIgnores(snapshot.tree, this.#index.codeOf);
    const byLine = new Map<number, Ignore[]>();
    for (const ignore of ignores) {
      const others = byLine.get(ignore.line);
      if (others === undefined) byLine.set(ignore.line, [ignore]);
      else others.push(ignore);
    }
    // Reasons by file, line and code.
    const inBases = new Map(
      snapshot.bases.trees.flatMap((base) =>
        findIgnores(base, this.#index.codeOf).flatMap(({ line, codes, reason }) =>
          codes.map(({ code }) => [placeKey(base.uri, line, code), reason] as const),
        ),
      ),
    );
    const used = new Set<string>();
    const ignored: IgnoredFinding[] = [];
    /** Whether a comment covers it. */
    const isIgnored = (finding: Finding): boolean => {
      let reason: string;
      if (finding.uri === snapshot.uri) {
        const hit = byLine
          .get(finding.range.start.line)
          ?.find((ignore) => ignore.codes.some((code) => code.code === finding.code));
        if (hit === undefined) return false;
        used.add(`${hit.start} ${finding.code}`);
        ({ reason } = hit);
      } else {
        // What a base ignores stays ignored; whether its comments are of use is said where it is checked itself.
        const known = inBases.get(placeKey(finding.uri, finding.range.start.line, finding.code));
        if (known === undefined) return false;
        reason = known;
      }
      if (!finding.advice) ignored.push({ finding, reason });
      return true;
    };
    const placed = inOrder(snapshot, raws);
    const findings = ignores.length === 0 && inBases.size === 0 ? placed : placed.filter((each) => !isIgnored(each));
    const guess = guesses(this.#index);
    const more: Reported[] = [];
    for (const ignore of ignores)
      checkIgnore(snapshot, this.#index, ignore, used, severities, guess, (raw) => more.push(raw));
    if (more.length === 0) return { findings, suppressed: ignored.length, ignored };
    const others = inOrder(snapshot, more).filter((each) => !isIgnored(each));
    const all = [...findings, ...others].sort(compare(snapshot));
    return { findings: all, suppressed: ignored.length, ignored };
  }
}

function append(byRule: Map<Rule, readonly Reported[]>, rule: Rule, reported: Reported): void {
  byRule.set(rule, [...(byRule.get(rule) ?? []), reported]);
}

/** By file, this one first, then by place and code. */
const compare =
  (snapshot: Snapshot) =>
  (a: Finding, b: Finding): number =>
    Number(a.uri !== snapshot.uri) - Number(b.uri !== snapshot.uri) ||
    a.span.start - b.span.start ||
    byUnits(a.code, b.code);

/** Findings in order, each once: an alias that is used for several hosts makes one place of many. */
function inOrder(snapshot: Snapshot, raws: readonly Reported[]): readonly Finding[] {
  const placed: Finding[] = [];
  for (const raw of raws) {
    const finding = toFinding(snapshot, raw);
    if (finding !== undefined) placed.push(finding);
  }
  placed.sort(compare(snapshot));
  return placed.filter((finding, i) => {
    for (let j = i - 1; j >= 0; j--) {
      const other = placed[j];
      if (other?.span.start !== finding.span.start || other.code !== finding.code || other.uri !== finding.uri)
        return true;
      if (other.message === finding.message) return false;
    }
    return true;
  });
}

const placeKey = (uri: string, line: number, code: string): string => `${line} ${code} ${uri}`;
