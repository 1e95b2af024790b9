/** Findings about the file itself: YAML, structure, overlays, severities in the spec. */
import type { FixDraft } from '../fixes/fix';
import type { Snapshot } from '../model/snapshot';
import type { StructureFix } from '../model/structure-problem';
import type { FindingDraft, Rule, SeveritySetting } from '../rules/rule';
import { Raw } from '../syntax/plain';
import { type Editor } from '../syntax/edits';
import { standTogether, type ScalarNode } from '../syntax/tree';
import { clip } from '../words/clip';
import { isSure } from '../words/nearest';
import { reportBases } from './bases';
import { emptyNode } from './empty';
import type { Add } from './finding';
import { noMapping } from './no-mapping';
import { reportRemovals } from './removals';
import { guesses, unknownRule, type RuleIndex } from './rule-index';
import { severitiesTwice } from './severities';

/** Findings about the file itself: YAML, structure, overlays, severities in the spec. */
export function reportReading(
  snapshot: Snapshot,
  rules: RuleIndex,
  severityOf: (rule: Rule) => SeveritySetting,
  add: Add,
): void {
  const { tree } = snapshot;
  const root = tree.root ?? emptyNode();
  for (const problem of snapshot.syntaxProblems) {
    const rule = rules.get(problem.code);
    if (rule !== undefined)
      add(
        rule,
        { at: root, message: problem.message, ...duplicate(problem.earlier) },
        { span: tree.spanOfProblem(problem), uri: tree.uri },
      );
  }
  const kindRule = rules.get('FMT004');
  const whole = noMapping(tree);
  if (kindRule !== undefined && whole !== undefined)
    add(kindRule, whole, whole.span === undefined ? {} : { span: whole.span, uri: tree.uri });
  for (const problem of tree.root?.kind === 'map' ? [...snapshot.structureProblems, ...snapshot.missingProblems] : []) {
    const rule = rules.get(problem.code);
    // What seems to be missing may stand on a line that cannot be read.
    if (rule === undefined || (problem.code === 'FMT003' && tree.broken && standTogether(problem.at, root))) continue;
    const fixes = problem.fixes.map((fix): FixDraft => ({
      title: fix.title,
      safe: fix.safe,
      tied: fix.tied === true,
      // Nobody but the writer of the spec knows what stands where nothing does.
      ...(fix.fix.kind === 'insert' ? { changes: 'business' } : {}),
      edit: (editor) => {
        apply(editor, fix.fix);
      },
    }));
    add(rule, { at: problem.at, message: problem.message, fixes });
  }
  reportBases(snapshot, rules, severityOf, add);
  reportRemovals(snapshot, rules, add);
  reportUnknownSeverities(snapshot, rules, add);
  reportSeveritiesTwice(snapshot, rules, add);
}

/** Severities that the spec sets for rules that do not exist. */
function reportUnknownSeverities(snapshot: Snapshot, rules: RuleIndex, add: Add): void {
  const rule = rules.get('IGN002');
  if (rule === undefined) return;
  const guess = guesses(rules);
  for (const entry of snapshot.spec?.rules?.entries ?? []) {
    if (rules.find(entry.name) !== undefined) continue;
    const near = guess(entry.name);
    const node = entry.key;
    add(rule, {
      at: node,
      message: unknownRule(entry.name, near),
      fixes: [
        ...near.map((to) => ({
          title: `Change to \`${to}\``,
          safe: isSure(entry.name, near),
          tied: near.length > 1,
          edit: (editor: Editor) => {
            editor.rename(node, to);
          },
        })),
        ...(isSure(entry.name, near)
          ? []
          : [
              {
                title: `Remove \`${clip(entry.name)}\``,
                edit: (editor: Editor) => {
                  editor.removeEntry(node);
                },
              },
            ]),
      ],
    });
  }
}

/** Severities for one rule by its code and by its name: two keys of YAML, and one of the format. */
function reportSeveritiesTwice(snapshot: Snapshot, rules: RuleIndex, add: Add): void {
  const rule = rules.get('YAML002');
  if (rule === undefined) return;
  for (const { earlier, later } of severitiesTwice(snapshot, rules)) {
    add(rule, {
      at: later,
      message: `\`${clip(later.source)}\` and \`${clip(earlier.source)}\` are one rule, so this severity replaces the one above. Remove one of them.`,
      ...duplicate(earlier),
    });
  }
}

/** What a key that is written twice says besides. */
function duplicate(earlier: ScalarNode | undefined): Pick<FindingDraft, 'related' | 'fixes'> {
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
      editor.insert(fix.into, fix.key, new Raw(fix.value), { order: fix.order });
  }
}
