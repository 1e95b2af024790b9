/** Code actions: what can be done about a span, as a menu; `actions/` makes the edits. */
import { oneLine } from '../report/escape';
import type { Engine, EngineOptions, Findings } from '../engine/engine';
import type { Finding } from '../engine/finding';
import { fixSteps, type FixChoice, type Step } from '../repair/repair';
import { newHost } from '../fixes/hosts';
import { removeComponent, setPath } from '../fixes/edits';
import { Moved } from '../syntax/plain';
import { areaOf, type Rule, type SeveritySetting } from '../rules/rule';
import type { Component } from '../model/model';
import type { Snapshot } from '../model/snapshot';
import { entryOf, liveEntries, type Node, type SeqNode, type Span } from '../syntax/tree';
import { editing, fileEdits } from './actions/edits';
import { allSafeFixes, MOST_FINDINGS, quickFixes, safeFixes } from './actions/fixes';
import { shorthandAt, toBlock, writeOut } from './actions/form';
import { suppression } from './actions/ignore';
import { scalarAt } from './names';
import type { CodeAction, FileEdit } from './types';

/** `YAML` says what could not be read, `IGN` is about the ignoring itself. */
const NEVER_IGNORED = new Set(['YAML', 'IGN']);

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
          setPath(editor, ['rules', keyFor(snapshot, finding.rule)], severity);
        }),
      ),
    ),
    explain,
  ];
}

/** The key under which this file sets the severity of a rule already; else its code. */
function keyFor(snapshot: Snapshot, { code, name }: Rule): string {
  const set = entryOf(snapshot.tree.root, 'rules')?.value;
  const own = set?.kind === 'map' ? liveEntries(set).map(({ key }) => key.source) : [];
  const words = new Set([code.toLowerCase(), name]);
  return own.findLast((word) => words.has(word.toLowerCase())) ?? code;
}

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

function componentOf(snapshot: Snapshot, node: Node): Component | undefined {
  const host = snapshot.model.hosts.find((candidate) =>
    candidate.components.some((component) => component.at === node),
  );
  return host?.components.find((component) => component.at === node);
}

/** A component on a further host of the same tier and zone; undefined where it is alone. */
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
    components: [new Moved(component.spec.at)],
  });
  if (added === undefined) return undefined;
  return editing(snapshot, (editor) => {
    removeComponent(editor, component);
    added.add(editor);
  });
}
