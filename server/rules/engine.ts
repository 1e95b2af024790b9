/**
 * Runs the rules over a snapshot and settles what is reported: severities, ignores, overlaps, advice. Each rule's result is a
 * query, so an edit runs only the rules that looked at something it changed.
 */
import { Model, type Inputs } from '../model/model';
import { derived, type Query } from '../model/queries';
import type { Snapshot } from '../model/snapshot';
import { extendsOf } from '../model/overlay';
import { clip, type StructureFix } from '../model/structure';
import { Editor, Raw as RawText, type TextEdit } from '../syntax/edits';
import type { Range } from '../syntax/lines';
import type { Node, ScalarNode, Span } from '../syntax/tree';
import { nearest } from '../catalog/nearest';
import { overlapsOf, type Overlaps } from './overlaps';
import type { Draft, FixDraft, Rule, Severity, SeveritySetting } from './rule';
import { findIgnores, MARKER, type Ignore } from './suppress';

export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  /** The file that the edits are made in. */
  readonly uri: string;
  /** The edits, in document offsets of that file; made when asked for. */
  readonly edits: () => readonly TextEdit[];
}

export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The file that it stands in: the spec, or one that it extends. */
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly advice: boolean;
  /** The value or key is not used for anything. */
  readonly unnecessary: boolean;
  readonly rule: Rule;
}

export interface EngineOptions {
  /** Severities from the settings of the editor; those of the spec win. */
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

interface Raw {
  readonly rule: Rule;
  readonly draft: Draft;
  readonly severity: Severity;
  /** Where the finding is narrower than a node. */
  readonly span?: Span;
  readonly uri?: string;
  readonly unnecessary?: boolean;
}

/** UTF-16 units of a message. */
const MAX_MESSAGE = 400;

export class Engine {
  readonly #rules: readonly Rule[];
  readonly #byCode: ReadonlyMap<string, Rule>;
  readonly #queries: readonly { readonly rule: Rule; readonly key: string }[];
  readonly #overlaps: Overlaps;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#byCode = new Map(rules.map((rule) => [rule.code, rule]));
    this.#overlaps = overlapsOf(rules);
    this.#queries = rules
      .filter((rule) => rule.check !== undefined)
      .map((rule) => ({ rule, key: `rule ${rule.code}` }));
  }

  get rules(): readonly Rule[] {
    return this.#rules;
  }

  rule(code: string): Rule | undefined {
    return this.#byCode.get(code);
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
    const severities = settle(snapshot, options);
    const severityOf = (rule: Rule, own: Severity | undefined): SeveritySetting =>
      severities.get(rule.code) ?? own ?? rule.severity;
    const raws: Raw[] = [];
    const add = (rule: Rule, draft: Draft, more: Partial<Raw> = {}): void => {
      const severity = severityOf(rule, draft.severity);
      if (severity !== 'off') raws.push({ rule, draft, severity, ...more });
    };

    this.#readingFindings(snapshot, add);
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

  /** Findings about the file itself: YAML, structure, overlays, severities in the spec. */
  #readingFindings(snapshot: Snapshot, add: (rule: Rule, draft: Draft, more?: Partial<Raw>) => void): void {
    const { tree } = snapshot;
    const root = tree.root ?? emptyNode(tree.text);
    for (const problem of snapshot.syntaxProblems) {
      const rule = this.#byCode.get(problem.code);
      if (rule !== undefined)
        add(
          rule,
          { at: root, message: problem.message, ...duplicate(problem.earlier) },
          { span: tree.spanOfProblem(problem), uri: tree.uri },
        );
    }
    const kindRule = this.#byCode.get('FMT004');
    if (kindRule !== undefined && !tree.broken && tree.root?.kind !== 'map') {
      if (tree.root !== undefined)
        add(kindRule, {
          at: tree.root,
          message: 'A spec is a mapping: one `key: value` a line, beginning with `commspec: 1`.',
        });
      else {
        const message = 'This spec is empty. Write one `key: value` a line, beginning with `commspec: 1`.';
        add(kindRule, { at: root, message }, { span: { start: 0, end: 0 }, uri: tree.uri });
      }
    }
    for (const problem of tree.root?.kind === 'map'
      ? [...snapshot.structureProblems, ...snapshot.missingProblems]
      : []) {
      const rule = this.#byCode.get(problem.code);
      // What seems to be missing may stand on a line that cannot be read.
      if (rule === undefined || (problem.code === 'FMT003' && tree.broken && problem.at.block === root.block)) continue;
      const fixes = problem.fixes.map((fix): FixDraft => ({
        title: fix.title,
        safe: fix.safe,
        edit: (editor) => {
          apply(editor, fix.fix);
        },
      }));
      add(rule, { at: problem.at, message: problem.message, fixes });
    }
    const base = extendsOf(tree);
    const failure = snapshot.bases.failure;
    const extendsRule = this.#byCode.get('EXT001');
    if (base !== undefined && failure !== undefined && extendsRule !== undefined)
      add(extendsRule, { at: base, message: failure.message });
    this.#unknownSeverities(snapshot, add);
  }

  #unknownSeverities(snapshot: Snapshot, add: (rule: Rule, draft: Draft) => void): void {
    const rule = this.#byCode.get('IGN002');
    if (rule === undefined) return;
    const guess = this.#guesses();
    for (const entry of snapshot.spec?.rules?.entries ?? []) {
      if (this.#byCode.has(entry.name)) continue;
      const near = guess(entry.name);
      const node = entry.key;
      add(rule, {
        at: node,
        message: unknownRule(entry.name, near),
        fixes: [
          ...(near === undefined
            ? []
            : [
                {
                  title: `Change to \`${near}\``,
                  safe: true,
                  edit: (editor: Editor) => {
                    editor.rename(node, near);
                  },
                },
              ]),
          {
            title: `Remove \`${clip(entry.name)}\``,
            edit: (editor) => {
              editor.removeEntry(node);
            },
          },
        ],
      });
    }
  }

  #finish(snapshot: Snapshot, raws: readonly Raw[], severities: ReadonlyMap<string, SeveritySetting>): Findings {
    const ignores = findIgnores(snapshot.tree);
    const byLine = new Map<number, Ignore[]>();
    for (const ignore of ignores) {
      const others = byLine.get(ignore.line);
      if (others === undefined) byLine.set(ignore.line, [ignore]);
      else others.push(ignore);
    }
    // By file, line and code.
    const inBases = new Set(
      snapshot.bases.trees.flatMap((base) =>
        findIgnores(base).flatMap(({ line, codes }) => codes.map(({ code }) => placeKey(base.uri, line, code))),
      ),
    );
    const used = new Set<string>();
    let suppressed = 0;
    const findings: Finding[] = [];
    const seen = new Set<string>();
    const push = (raw: Raw): void => {
      const finding = toFinding(snapshot, raw);
      if (finding === undefined) return;
      // An alias used for several hosts makes one place of many.
      const same = `${finding.uri} ${finding.span.start.toString()} ${finding.code} ${finding.message}`;
      if (seen.has(same)) return;
      seen.add(same);
      if (finding.uri === snapshot.uri) {
        const hit = byLine
          .get(finding.range.start.line)
          ?.find((ignore) => ignore.codes.some((code) => code.code === finding.code));
        if (hit !== undefined) {
          used.add(`${hit.start.toString()} ${finding.code}`);
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
    const guess = this.#guesses();
    for (const ignore of ignores) this.#checkIgnore(snapshot, ignore, used, severities, guess, push);
    findings.sort(
      (a, b) =>
        Number(a.uri !== snapshot.uri) - Number(b.uri !== snapshot.uri) ||
        a.span.start - b.span.start ||
        a.code.localeCompare(b.code),
    );
    return { findings, suppressed };
  }

  /** The code that was most likely meant; for so many only, since it compares with all of them. */
  #guesses(): (code: string) => string | undefined {
    let left = 50;
    return (code) => (left-- > 0 ? nearest(code, this.#byCode.keys()) : undefined);
  }

  #checkIgnore(
    snapshot: Snapshot,
    ignore: Ignore,
    used: ReadonlySet<string>,
    severities: ReadonlyMap<string, SeveritySetting>,
    guess: (code: string) => string | undefined,
    push: (raw: Raw) => void,
  ): void {
    const root = snapshot.tree.root ?? emptyNode(snapshot.tree.text);
    const report = (
      code: 'IGN001' | 'IGN002',
      message: string,
      span: Span,
      fixes: readonly FixDraft[],
      unnecessary: boolean,
    ): void => {
      const rule = this.#byCode.get(code);
      const severity = rule === undefined ? 'off' : (severities.get(code) ?? rule.severity);
      if (rule !== undefined && severity !== 'off')
        push({ rule, severity, span, uri: snapshot.uri, unnecessary, draft: { at: root, message, fixes } });
    };
    if (ignore.codes.length === 0) {
      report(
        'IGN002',
        `This comment names no rule. Write \`# ${MARKER} CODE: reason\`.`,
        { start: ignore.start, end: ignore.end },
        [],
        false,
      );
      return;
    }
    const idle = ignore.codes.filter(({ code }) => !used.has(`${ignore.start.toString()} ${code}`));
    for (const { code, start, end } of idle) {
      if (!this.#byCode.has(code)) {
        const near = guess(code);
        report(
          'IGN002',
          unknownRule(code, near),
          { start, end },
          near === undefined
            ? []
            : [
                {
                  title: `Change to \`${near}\``,
                  safe: true,
                  edit: (editor) => {
                    editor.raw({ start, end }, near);
                  },
                },
              ],
          false,
        );
        continue;
      }
      // What cannot be read hides findings, and so does a severity that only some people have set.
      if (snapshot.broken || severities.get(code) === 'off') continue;
      const whole = ignore.codes.length === 1;
      report(
        'IGN001',
        `\`${code}\` finds nothing on the line that this comment speaks for. Remove it.`,
        { start, end },
        [
          {
            title: whole ? 'Remove the comment' : `Remove \`${code}\` from the comment`,
            safe: true,
            edit: (editor) => {
              removeIgnore(editor, snapshot, ignore, whole ? undefined : code);
            },
          },
        ],
        true,
      );
    }
  }
}

function removeIgnore(editor: Editor, snapshot: Snapshot, ignore: Ignore, code: string | undefined): void {
  const { text, lines } = snapshot.tree;
  if (code !== undefined) {
    const index = ignore.codes.findIndex((other) => other.code === code);
    const own = ignore.codes[index];
    const [before, after] = [ignore.codes[index - 1], ignore.codes[index + 1]];
    // Only the code and what parts it from a neighbour, so that others of the comment can go at the same time.
    if (own !== undefined && after !== undefined) editor.raw({ start: own.start, end: after.start }, '');
    else if (own !== undefined && before !== undefined) editor.raw({ start: before.end, end: own.end }, '');
    return;
  }
  const line = lines.lineAt(ignore.start);
  const lineStart = lines.startOf(line);
  if (text.slice(lineStart, ignore.start).trim() === '')
    editor.raw({ start: lineStart, end: lines.startOf(line + 1) }, '');
  else {
    let start = ignore.start;
    while (start > lineStart && /\s/.test(text.charAt(start - 1))) start--;
    editor.raw({ start, end: ignore.end }, '');
  }
}

const placeKey = (uri: string, line: number, code: string): string => `${line.toString()} ${code} ${uri}`;

/** Holds on to no version: it is asked again in later ones. */
function ruleQuery(rule: Rule, key: string, inputs: Inputs): Query<readonly Draft[]> {
  return derived(key, (ask) => {
    const drafts: Draft[] = [];
    rule.check?.(new Model(ask, inputs), (draft) => drafts.push(draft));
    return drafts;
  });
}

const unknownRule = (code: string, near: string | undefined): string =>
  `There is no rule \`${clip(code)}\`. ${near === undefined ? 'Remove it.' : `Did you mean \`${near}\`?`}`;

/** What a key that is written twice says besides. */
function duplicate(earlier: ScalarNode | undefined): Pick<Draft, 'related' | 'fixes'> {
  if (earlier === undefined) return {};
  return {
    related: [{ at: earlier, message: 'It is written here before' }],
    fixes: [
      {
        title: `Remove the \`${clip(earlier.source)}\` before it`,
        edit: (editor) => {
          editor.removeEntry(earlier);
        },
      },
    ],
  };
}

/** Severities of single rules: the spec's own before those of the editor. */
function settle(snapshot: Snapshot, options: EngineOptions): ReadonlyMap<string, SeveritySetting> {
  const severities = new Map<string, SeveritySetting>(Object.entries(options.severities ?? {}));
  for (const entry of snapshot.spec?.rules?.entries ?? []) severities.set(entry.name, entry.value.value);
  return severities;
}

/** Leaves out findings that say less about a fact than another one does. */
function dropOverlaps(raws: readonly Raw[], overlaps: Overlaps, snapshot: Snapshot): readonly Raw[] {
  const strong = raws.filter((raw) => overlaps.has(raw.rule.code) && raw.draft.advice !== true);
  if (strong.length === 0) return raws;
  const touched = new Map<string, Set<Node>>();
  for (const raw of strong) {
    for (const weaker of overlaps.get(raw.rule.code) ?? []) {
      const nodes = touched.get(weaker) ?? new Set<Node>();
      for (const node of subjects(raw, snapshot)) nodes.add(node);
      touched.set(weaker, nodes);
    }
  }
  return raws.filter((raw) => {
    const nodes = touched.get(raw.rule.code);
    return nodes === undefined || !subjects(raw, snapshot).some((node) => nodes.has(node));
  });
}

/** The nodes that a finding is about: its own, related ones, and the hosts that hold them. */
function subjects(raw: Raw, snapshot: Snapshot): readonly Node[] {
  const nodes = [raw.draft.at, ...(raw.draft.related ?? []).map((related) => related.at)];
  const whole = new Set([snapshot.tree, ...snapshot.bases.trees].map((tree) => tree.skeletonRoot?.block));
  // A host item is a block of its own: its root stands for the host.
  return nodes.flatMap((node) =>
    node.block.root === undefined || whole.has(node.block) ? [node] : [node, node.block.root],
  );
}

function toFinding(snapshot: Snapshot, raw: Raw): Finding | undefined {
  const { rule, draft, severity } = raw;
  const tree = raw.uri === snapshot.uri ? snapshot.tree : snapshot.treeOf(draft.at);
  if (tree === undefined) return undefined;
  const span = raw.span ?? visible(tree.spanOf(draft.at), tree.text);
  return {
    code: rule.code,
    severity,
    message: readable(draft.message),
    uri: tree.uri,
    span,
    range: tree.lines.rangeOf(span),
    related: (draft.related ?? []).flatMap((related) => {
      const place = snapshot.locate(related.at);
      return place === undefined ? [] : [{ uri: place.uri, range: place.range, message: related.message }];
    }),
    fixes: (draft.fixes ?? []).flatMap((fix) => {
      const target = fix.in === undefined ? tree : snapshot.treeOf(fix.in);
      if (target === undefined) return [];
      const edits = (): readonly TextEdit[] => {
        const editor = new Editor(target);
        fix.edit(editor);
        return editor.edits;
      };
      // What the edit is about may stand in another file of an overlay: then there is nothing to do in this one.
      if (snapshot.bases.trees.length > 0 && edits().length === 0) return [];
      return [{ title: fix.title, safe: fix.safe === true, uri: target.uri, edits }];
    }),
    advice: draft.advice === true,
    unnecessary: raw.unnecessary === true,
    rule,
  };
}

/** A message with names of the spec in it: one line, no control characters, of bounded length. */
function readable(message: string): string {
  // eslint-disable-next-line no-control-regex -- finding them is the point
  const line = message.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD');
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE - 1)}…` : line;
}

/** Something to underline: never empty where there is text, never more than the first line. */
function visible(span: Span, text: string): Span {
  let { start } = span;
  let end = start;
  while (end < Math.min(span.end, text.length) && !/[\r\n]/.test(text.charAt(end))) end++;
  if (end === start) {
    while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
    if (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
    if (start < text.length && !/[\r\n]/.test(text.charAt(start))) end = start + 1;
  }
  return { start, end: Math.max(start, end) };
}

function apply(editor: Editor, fix: StructureFix): void {
  switch (fix.kind) {
    case 'rename-key':
      editor.rename(fix.key, fix.to);
      return;
    case 'replace':
      editor.replace(fix.at, fix.to);
      return;
    case 'remove-entry':
      editor.removeEntry(fix.entry.value);
      return;
    case 'insert':
      editor.insert(fix.into, fix.key, new RawText(fix.value), { order: fix.order });
  }
}

function emptyNode(text: string): Node {
  const block = { length: text.length, root: undefined, problems: [], anchors: [], aliases: [] };
  return { kind: 'scalar', block, start: 0, end: 0, tainted: false, value: null, source: '', style: 'plain' };
}
