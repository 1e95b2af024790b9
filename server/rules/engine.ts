/**
 * Runs the rules over a snapshot and settles what is reported: severities, ignores, overlaps, advice. Each rule's result is a
 * query, so an edit runs only the rules that looked at something it changed.
 */
import { Model } from '../spec/model';
import { derived, type Query } from '../spec/queries';
import type { Snapshot } from '../spec/snapshot';
import { extendsOf } from '../spec/overlay';
import type { StructureFix } from '../spec/structure';
import { format } from '../spec/format';
import { Editor, Raw as RawText, type TextEdit } from '../syntax/edits';
import type { Range } from '../syntax/lines';
import type { Node, Span } from '../syntax/tree';
import { nearest } from '../catalog/nearest';
import { overlaps } from './overlaps';
import type { Draft, FixDraft, Rule, Severity, SeveritySetting } from './rule';
import { findIgnores, MARKER } from './suppress';

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
}

export interface Findings {
  /** In document order, this file's first. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
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

export class Engine {
  readonly #rules: readonly Rule[];
  readonly #byCode: ReadonlyMap<string, Rule>;
  readonly #queries: readonly { readonly rule: Rule; readonly key: string }[];

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#byCode = new Map(rules.map((rule) => [rule.code, rule]));
    this.#queries = rules.filter((rule) => rule.check !== undefined).map((rule) => ({ rule, key: `rule ${rule.code}` }));
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

  /** The same in steps, for a caller who lets others work in between. */
  *steps(snapshot: Snapshot, options: EngineOptions = {}): Generator<undefined, Findings> {
    const severities = settle(snapshot, options);
    const severityOf = (rule: Rule, own: Severity | undefined): SeveritySetting => severities.get(rule.code) ?? own ?? rule.severity;
    const raws: Raw[] = [];
    const add = (rule: Rule, draft: Draft, more: Partial<Raw> = {}): void => {
      const severity = severityOf(rule, draft.severity);
      if (severity !== 'off') raws.push({ rule, draft, severity, ...more });
    };

    this.#readingFindings(snapshot, add);
    yield;
    for (const { rule, key } of this.#queries) {
      if (severities.get(rule.code) === 'off') continue;
      for (const draft of snapshot.queries.ask(this.#query(snapshot, rule, key))) add(rule, draft);
      yield;
    }
    const kept = dropOverlaps(raws, snapshot);
    return this.#finish(snapshot, kept, severities);
  }

  #query(snapshot: Snapshot, rule: Rule, key: string): Query<readonly Draft[]> {
    return derived(key, (ask) => {
      const drafts: Draft[] = [];
      rule.check?.(new Model(ask, snapshot.inputs), (draft) => drafts.push(draft));
      return drafts;
    });
  }

  /** Findings about the file itself: YAML, structure, overlays, severities in the spec. */
  #readingFindings(snapshot: Snapshot, add: (rule: Rule, draft: Draft, more?: Partial<Raw>) => void): void {
    const { tree } = snapshot;
    const root = tree.root ?? emptyNode(tree.text);
    for (const problem of snapshot.syntaxProblems) {
      const rule = this.#byCode.get(problem.code);
      if (rule !== undefined) add(rule, { at: root, message: problem.message }, { span: tree.spanOfProblem(problem), uri: tree.uri });
    }
    if (tree.root !== undefined && tree.root.kind !== 'map' && !tree.broken) {
      const rule = this.#byCode.get('FMT004');
      if (rule !== undefined) add(rule, { at: tree.root, message: 'A spec is a mapping: one `key: value` a line, beginning with `commspec: 1`.' });
    }
    for (const problem of tree.root?.kind === 'map' ? snapshot.structureProblems : []) {
      const rule = this.#byCode.get(problem.code);
      if (rule === undefined) continue;
      const fixes = problem.fixes.map((fix): FixDraft => ({ title: fix.title, safe: fix.safe, edit: (editor) => { apply(editor, fix.fix); } }));
      add(rule, { at: problem.at, message: problem.message, fixes });
    }
    const base = extendsOf(tree);
    const failure = snapshot.bases.failure;
    const extendsRule = this.#byCode.get('EXT001');
    if (base !== undefined && failure !== undefined && extendsRule !== undefined) add(extendsRule, { at: base, message: failure.message });
    if (base !== undefined && failure === undefined) this.#missingAfterMerge(snapshot, base, add);
    this.#unknownSeverities(snapshot, add);
  }

  /** What neither a spec nor its bases say, though it is required. */
  #missingAfterMerge(snapshot: Snapshot, at: Node, add: (rule: Rule, draft: Draft) => void): void {
    const rule = this.#byCode.get('FMT003');
    const { root } = snapshot;
    if (rule === undefined || root?.kind !== 'map' || snapshot.tree.broken) return;
    for (const [key, property] of Object.entries(format.properties)) {
      if (!('required' in property) || root.entries.some((entry) => entry.key.source === key)) continue;
      add(rule, { at, message: `Neither this file nor the one it extends has \`${key}\`, which is required. ${property.text}` });
    }
  }

  #unknownSeverities(snapshot: Snapshot, add: (rule: Rule, draft: Draft) => void): void {
    const rule = this.#byCode.get('IGN002');
    if (rule === undefined) return;
    for (const entry of snapshot.spec?.rules?.entries ?? []) {
      if (this.#byCode.has(entry.name)) continue;
      const near = nearest(entry.name, this.#byCode.keys());
      add(rule, {
        at: entry.key,
        message: `There is no rule \`${entry.name.slice(0, 20)}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
        fixes: near === undefined ? [] : [{ title: `Change to \`${near}\``, safe: true, edit: (editor) => { editor.rename(entry.key, near); } }],
      });
    }
  }

  #finish(snapshot: Snapshot, raws: readonly Raw[], severities: ReadonlyMap<string, SeveritySetting>): Findings {
    const ignores = findIgnores(snapshot.tree);
    const used = new Set<string>();
    let suppressed = 0;
    const findings: Finding[] = [];
    const push = (raw: Raw): void => {
      const finding = toFinding(snapshot, raw);
      if (finding === undefined) return;
      if (finding.uri === snapshot.uri) {
        const hit = ignores.find((ignore) => ignore.line === finding.range.start.line && ignore.codes.some((code) => code.code === finding.code));
        if (hit !== undefined) {
          used.add(`${hit.start.toString()} ${finding.code}`);
          if (!finding.advice) suppressed++;
          return;
        }
      }
      findings.push(finding);
    };
    for (const raw of raws) push(raw);
    const root = snapshot.tree.root;
    for (const ignore of root === undefined ? [] : ignores) this.#checkIgnore(snapshot, ignore, used, severities, push);
    findings.sort((a, b) => Number(a.uri !== snapshot.uri) - Number(b.uri !== snapshot.uri) || a.span.start - b.span.start || a.code.localeCompare(b.code));
    return { findings, suppressed };
  }

  #checkIgnore(
    snapshot: Snapshot,
    ignore: ReturnType<typeof findIgnores>[number],
    used: ReadonlySet<string>,
    severities: ReadonlyMap<string, SeveritySetting>,
    push: (raw: Raw) => void,
  ): void {
    const root = snapshot.tree.root;
    if (root === undefined) return;
    const report = (code: 'IGN001' | 'IGN002', message: string, span: Span, fixes: readonly FixDraft[], unnecessary: boolean): void => {
      const rule = this.#byCode.get(code);
      const severity = rule === undefined ? 'off' : (severities.get(code) ?? rule.severity);
      if (rule !== undefined && severity !== 'off') push({ rule, severity, span, uri: snapshot.uri, unnecessary, draft: { at: root, message, fixes } });
    };
    if (ignore.codes.length === 0) {
      report('IGN002', `This comment names no rule. Write \`# ${MARKER} CODE: reason\`.`, { start: ignore.start, end: ignore.end }, [], false);
      return;
    }
    const idle = ignore.codes.filter(({ code }) => !used.has(`${ignore.start.toString()} ${code}`));
    for (const { code, start, end } of idle) {
      if (!this.#byCode.has(code)) {
        const near = nearest(code, this.#byCode.keys());
        report('IGN002', `There is no rule \`${code}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`, { start, end },
          near === undefined ? [] : [{ title: `Change to \`${near}\``, safe: true, edit: (editor) => { editor.raw({ start, end }, near); } }], false);
        continue;
      }
      const whole = ignore.codes.length === idle.length;
      report('IGN001', `\`${code}\` finds nothing on the line that this comment speaks for. Remove it.`, { start, end }, [
        {
          title: whole ? 'Remove the comment' : `Remove \`${code}\` from the comment`,
          safe: true,
          edit: (editor) => { removeIgnore(editor, snapshot, ignore, whole ? undefined : code); },
        },
      ], true);
    }
  }
}

function removeIgnore(editor: Editor, snapshot: Snapshot, ignore: ReturnType<typeof findIgnores>[number], code: string | undefined): void {
  const { text, lines } = snapshot.tree;
  if (code !== undefined) {
    const left = ignore.codes.filter((other) => other.code !== code).map((other) => other.code);
    const first = ignore.codes[0];
    const last = ignore.codes.at(-1);
    if (first !== undefined && last !== undefined) editor.raw({ start: first.start, end: last.end }, left.join(', '));
    return;
  }
  const line = lines.lineAt(ignore.start);
  const lineStart = lines.startOf(line);
  if (text.slice(lineStart, ignore.start).trim() === '') editor.raw({ start: lineStart, end: lines.startOf(line + 1) }, '');
  else {
    let start = ignore.start;
    while (start > lineStart && /\s/.test(text.charAt(start - 1))) start--;
    editor.raw({ start, end: ignore.end }, '');
  }
}

/** Severities of single rules: the spec's own before those of the editor. */
function settle(snapshot: Snapshot, options: EngineOptions): ReadonlyMap<string, SeveritySetting> {
  const severities = new Map<string, SeveritySetting>(Object.entries(options.severities ?? {}));
  for (const entry of snapshot.spec?.rules?.entries ?? []) severities.set(entry.name, entry.value.value);
  return severities;
}

/** Leaves out findings that say less about a fact than another one does. */
function dropOverlaps(raws: readonly Raw[], snapshot: Snapshot): readonly Raw[] {
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
  // A host item is a block of its own: its root stands for the host.
  return nodes.flatMap((node) => (node.block.root !== undefined && node.block !== snapshot.tree.skeletonRoot?.block ? [node, node.block.root] : [node]));
}

function toFinding(snapshot: Snapshot, raw: Raw): Finding | undefined {
  const { rule, draft, severity } = raw;
  const tree = raw.uri === snapshot.uri ? snapshot.tree : snapshot.treeOf(draft.at);
  if (tree === undefined) return undefined;
  const span = raw.span ?? visible(tree.spanOf(draft.at), tree.text);
  return {
    code: rule.code,
    severity,
    message: draft.message,
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
      return [
        {
          title: fix.title,
          safe: fix.safe === true,
          uri: target.uri,
          edits: () => {
            const editor = new Editor(target);
            fix.edit(editor);
            return editor.edits;
          },
        },
      ];
    }),
    advice: draft.advice === true,
    unnecessary: raw.unnecessary === true,
    rule,
  };
}

/** Something to underline: never empty where there is text, never more than the first line. */
function visible(span: Span, text: string): Span {
  const newline = text.indexOf('\n', span.start);
  let end = newline >= 0 && newline < span.end ? newline : span.end;
  if (text.charAt(end - 1) === '\r') end--;
  let { start } = span;
  if (end <= start) {
    while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
    if (start > 0 && text.charAt(start - 1) !== '\n') start--;
    end = Math.min(text.length, start + 1);
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
