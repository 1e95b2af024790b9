/** Code actions: quick fixes, repairs of the whole file, ignoring and re-grading a rule, and rewritings. */
import { oneLine } from '../report/escape';
import type { Engine, EngineOptions, Findings } from '../engine/engine';
import type { Finding } from '../engine/finding';
import { fixSteps, type FixChoice, type Step } from '../repair/repair';
import { apart, candidatesOf } from '../repair/candidates';
import { newHost } from '../fixes/hosts';
import { plainOf, removeComponent, setPath } from '../fixes/edits';
import { areaOf, type SeveritySetting } from '../rules/rule';
import { findIgnores, MARKER } from '../engine/ignores';
import type { ObjectType } from '../model/dsl';
import type { Component } from '../model/model';
import type { Snapshot } from '../model/snapshot';
import type { SyntaxTree } from '../syntax/document';
import { Editor, type TextEdit } from '../syntax/edits';
import type { Node, ScalarNode, SeqNode, Span } from '../syntax/tree';
import { contextsAt } from './context';
import { scalarAt } from './names';
import type { CodeAction, FileEdit } from './types';

/** A comment at the end of a line makes it no longer than this. */
const LINE_LENGTH = 100;

/** `YAML` says what could not be read, `IGN` is about the ignoring itself. */
const NEVER_IGNORED = new Set(['YAML', 'IGN']);

/** Findings of a span whose fixes are offered one by one: nobody reads a longer menu. */
const MOST_FINDINGS = 100;

/** What can be done about a span, most likely first. `findings` are those of the snapshot. */
export function actionsAt(snapshot: Snapshot, findings: Findings, span: Span): readonly CodeAction[] {
  const here = findings.findings.filter(
    (finding) => finding.uri === snapshot.uri && finding.span.start <= span.end && span.start <= finding.span.end,
  );
  const fixes = here.slice(0, MOST_FINDINGS).flatMap((finding) => quickFixes(snapshot, finding));
  const rules = [...new Map(here.map((finding) => [finding.code, finding])).values()];
  return [
    ...fixes,
    ...safeFixes(snapshot, findings, here),
    ...rules.flatMap((finding) => aboutRule(snapshot, finding)),
    ...rewritings(snapshot, span),
    ...allSafeFixes(snapshot, findings),
  ];
}

/** Edits of any file that the snapshot is made of, with lines and characters. */
function fileEdits(snapshot: Snapshot, uri: string, edits: readonly TextEdit[]): readonly FileEdit[] {
  const tree = [snapshot.tree, ...snapshot.bases.trees].find((candidate) => candidate.uri === uri);
  return tree === undefined
    ? []
    : edits.map(({ span, newText }) => ({ uri, span, range: tree.lines.rangeOf(span), newText }));
}

/** Edits of the spec itself. */
function editing(snapshot: Snapshot, edit: (editor: Editor) => void): readonly FileEdit[] {
  const editor = new Editor(snapshot.tree);
  edit(editor);
  return fileEdits(snapshot, snapshot.uri, editor.edits);
}

// ---- fixes --------------------------------------------------------------------------------------------------------------

function quickFixes(snapshot: Snapshot, finding: Finding): readonly CodeAction[] {
  const preferred = finding.fixes.find((fix) => fix.safe);
  return finding.fixes.map((fix) => ({
    title: oneLine(fix.title),
    kind: 'quickfix',
    preferred: fix === preferred,
    findings: [finding],
    edits: () => fileEdits(snapshot, fix.uri, fix.edits()),
  }));
}

/** The safe fixes that can be made together: those that touch one made before are left out. In steps. */
function* together(
  snapshot: Snapshot,
  findings: readonly Finding[],
  choice: FixChoice,
): Generator<undefined, readonly FileEdit[], unknown> {
  const fixes = apart(yield* candidatesOf(snapshot, findings, choice));
  return fileEdits(
    snapshot,
    snapshot.uri,
    fixes.flatMap(({ edits }) => edits),
  );
}

const isSafelyFixed = (snapshot: Snapshot, finding: Finding): boolean =>
  !finding.advice && finding.fixes.some((fix) => fix.safe && fix.uri === snapshot.uri);

/** An action that makes many fixes at once. */
function manyFixes(
  snapshot: Snapshot,
  findings: readonly Finding[],
  choice: FixChoice,
  action: Pick<CodeAction, 'title' | 'kind' | 'findings'>,
): CodeAction {
  const oneRound = (): Generator<undefined, readonly FileEdit[], unknown> => together(snapshot, findings, choice);
  return { ...action, preferred: false, many: { choice, oneRound }, edits: () => lastOf(oneRound()) };
}

function lastOf<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** One action for all findings of a rule that is found at the span, where there are several. */
function safeFixes(snapshot: Snapshot, { findings }: Findings, here: readonly Finding[]): readonly CodeAction[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (isSafelyFixed(snapshot, finding)) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  }
  const byCode = new Map<string, Finding[]>();
  for (const finding of here) {
    if (!isSafelyFixed(snapshot, finding)) continue;
    const list = byCode.get(finding.code) ?? [];
    byCode.set(finding.code, list);
    if (list.length < MOST_FINDINGS) list.push(finding);
  }
  return [...byCode].flatMap(([code, own]): readonly CodeAction[] => {
    const count = counts.get(code) ?? 0;
    if (count < 2) return [];
    const title = `Repair all ${count.toString()} findings of ${code} in this file`;
    return [manyFixes(snapshot, findings, { code, all: false }, { title, kind: 'quickfix', findings: own })];
  });
}

function allSafeFixes(snapshot: Snapshot, { findings }: Findings): readonly CodeAction[] {
  if (!findings.some((finding) => isSafelyFixed(snapshot, finding))) return [];
  const title = 'Apply all safe fixes';
  return [manyFixes(snapshot, findings, { all: false }, { title, kind: 'source.fixAll', findings: [] })];
}

/**
 * The edits that make fixes until none is left that helps; a fix in one round may uncover a finding for the next. In steps, some
 * of which ask for the analysis of a text that is not in the editor.
 */
export function* repairs(
  engine: Engine,
  snapshot: Snapshot,
  choice: FixChoice,
  options: EngineOptions = {},
): Generator<Step, readonly FileEdit[], Snapshot | undefined> {
  const { edits } = yield* fixSteps(engine, snapshot, choice, options);
  return fileEdits(snapshot, snapshot.uri, edits);
}

// ---- rules --------------------------------------------------------------------------------------------------------------

/** One grade down, and off. */
const lower: Readonly<Record<Finding['severity'], readonly SeveritySetting[]>> = {
  error: ['warning', 'off'],
  warning: ['information', 'off'],
  information: ['hint', 'off'],
  hint: ['off'],
};

function aboutRule(snapshot: Snapshot, finding: Finding): readonly CodeAction[] {
  const { code } = finding;
  const action = (title: string, edits: () => readonly FileEdit[]): CodeAction => ({
    title,
    kind: 'quickfix',
    preferred: false,
    findings: [finding],
    edits,
  });
  const explain: CodeAction = {
    title: `Explain ${code}`,
    kind: '',
    preferred: false,
    findings: [finding],
    edits: () => [],
    explain: code,
  };
  if (NEVER_IGNORED.has(areaOf(code))) return [explain];
  const root = snapshot.tree.root;
  const severities = root?.kind === 'map' && !snapshot.tree.broken ? lower[finding.severity] : [];
  return [
    action(`Ignore ${code} on this line`, () => suppression(snapshot, finding)),
    ...severities.map((severity) =>
      action(severity === 'off' ? `Turn off ${code} in this spec` : `Report ${code} as ${severity} in this spec`, () =>
        editing(snapshot, (editor) => {
          setPath(editor, ['rules', code], severity);
        }),
      ),
    ),
    explain,
  ];
}

/** A comment that hides a finding: behind its line, or above it where no comment can stand behind. */
function suppression(snapshot: Snapshot, finding: Finding): readonly FileEdit[] {
  const { tree } = snapshot;
  const { text, lines } = tree;
  const { line } = finding.range.start;
  const known = findIgnores(tree)
    .find((ignore) => ignore.line === line)
    ?.codes.at(-1);
  const insert = (at: number, newText: string): readonly FileEdit[] =>
    fileEdits(snapshot, snapshot.uri, [{ span: { start: at, end: at }, newText }]);
  if (known !== undefined) return insert(known.end, `, ${finding.code}`);
  const comment = `# ${MARKER} ${finding.code}: reason`;
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  if (end - start + comment.length < LINE_LENGTH && !insideScalar(tree, end) && !endsInComment(tree, end))
    return insert(end, ` ${comment}`);
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = start === 0 && text.startsWith('\uFEFF') ? 1 : start;
  return insert(at, `${indent}${comment}${eol}`);
}

/** A scalar over several lines goes on behind the offset. */
function insideScalar(tree: SyntaxTree, offset: number): boolean {
  const node = tree.pathAt(offset).at(-1);
  if (node?.kind !== 'scalar') return false;
  const span = tree.spanOf(node);
  return span.start < offset && offset < span.end;
}

const endsInComment = (tree: SyntaxTree, end: number): boolean =>
  contextsAt(tree, end).some((context) => context.at === 'comment');

// ---- rewritings ---------------------------------------------------------------------------------------------------------

function rewritings(snapshot: Snapshot, span: Span): readonly CodeAction[] {
  const { tree } = snapshot;
  if (tree.broken) return [];
  const node = scalarAt(tree, span.start);
  if (node === undefined || tree.spanOf(node).end < span.end) return [];
  const path = tree.pathAt(span.start);
  const owner = path.at(-2);
  const rewrite = (title: string, edits: () => readonly FileEdit[]): CodeAction => ({
    title: oneLine(title),
    kind: 'refactor.rewrite',
    preferred: false,
    findings: [],
    edits,
  });
  const actions: CodeAction[] = [];
  const short = shorthandAt(snapshot, span.start, node);
  if (short !== undefined) {
    actions.push(
      rewrite(`Write \`${node.source}\` as a mapping`, () =>
        editing(snapshot, (editor) => {
          writeOut(tree, editor, node, short, owner);
        }),
      ),
    );
  }
  const list = path.findLast((inner): inner is SeqNode => inner.kind === 'seq');
  if (list?.flow === true && list.items.length > 0) {
    const edit = toBlock(tree, list, path[path.indexOf(list) - 1]);
    if (edit !== undefined)
      actions.push(rewrite('Write the list one item a line', () => fileEdits(snapshot, snapshot.uri, [edit])));
  }
  const component = snapshot.model.hosts.length > 0 ? componentOf(snapshot, node) : undefined;
  if (component !== undefined) {
    const edits = splitOff(snapshot, component);
    if (edits !== undefined) actions.push(rewrite(`Move \`${component.id}\` to a host of its own`, () => edits));
  }
  return actions;
}

/** The mapping that a bare value is short for. */
function shorthandAt(snapshot: Snapshot, offset: number, node: ScalarNode): ObjectType | undefined {
  for (const context of contextsAt(snapshot.tree, offset)) {
    const { start, end } = snapshot.tree.spanOf(node);
    if (context.at !== 'value' || context.replace.start < start || context.replace.end > end) continue;
    const { type } = context.slot;
    if (type?.kind === 'object' && type.shorthand !== undefined) return type;
  }
  return undefined;
}

function writeOut(tree: SyntaxTree, editor: Editor, node: ScalarNode, type: ObjectType, owner: Node | undefined): void {
  const span = tree.spanOf(node);
  const entry = `${type.shorthand ?? ''}: ${tree.text.slice(span.start, span.end)}`;
  editor.raw(span, owner?.kind === 'seq' && !owner.flow ? entry : `{ ${entry} }`);
}

/** A list between brackets as one with dashes; undefined where it is inside other brackets or has comments. */
function toBlock(tree: SyntaxTree, list: SeqNode, owner: Node | undefined): TextEdit | undefined {
  if (owner?.kind !== 'map' || owner.flow) return undefined;
  const entry = owner.entries.find((candidate) => candidate.value === list);
  const span = tree.spanOf(list);
  const { text, lines } = tree;
  if (entry === undefined || list.anchor !== undefined || text.slice(span.start, span.end).includes('#'))
    return undefined;
  const key = tree.spanOf(entry.key);
  if (
    text.slice(key.end, span.start).trim() !== ':' ||
    text.slice(span.end, lines.endOf(lines.lineAt(span.end))).trim() !== ''
  )
    return undefined;
  const column = key.start - lines.startOf(lines.lineAt(key.start));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const items = list.items.map((item) => {
    const { start, end } = tree.spanOf(item);
    return `${eol}${' '.repeat(column + 2)}- ${text.slice(start, end)}`;
  });
  return { span: { start: key.end + 1, end: span.end }, newText: items.join('') };
}

function componentOf(snapshot: Snapshot, node: Node): Component | undefined {
  const host = snapshot.model.hosts.find((candidate) =>
    candidate.components.some((component) => component.at === node),
  );
  return host?.components.find((component) => component.at === node);
}

/** A component on a further host of the same tier and zone; undefined where it is alone or the edits would meet. */
function splitOff(snapshot: Snapshot, component: Component): readonly FileEdit[] | undefined {
  const { host } = component;
  const { model } = snapshot;
  const { tier } = host;
  const zone = model.zoneOf(host);
  if (host.components.length < 2 || (tier !== 0 && tier !== 1 && tier !== 2)) return undefined;
  const added = newHost(model, {
    base: component.id,
    tier,
    zone: zone ?? 'intranet',
    site: host.spec.site?.value,
    count: host.count,
    components: [plainOf(component.spec.at)],
  });
  if (added === undefined) return undefined;
  const edits = editing(snapshot, (editor) => {
    removeComponent(editor, component);
    added.add(editor);
  });
  const meet = edits.some((edit, index) =>
    edits.slice(index + 1).some((other) => edit.span.start <= other.span.end && other.span.start <= edit.span.end),
  );
  return meet ? undefined : edits;
}
