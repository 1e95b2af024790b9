/** Comments that ignore nothing, or name no rule. */
import { isSure } from '../words/nearest';
import type { FixDraft } from '../fixes/fix';
import type { Snapshot } from '../model/snapshot';
import type { SeveritySetting } from '../rules/rule';
import type { Editor } from '../syntax/edits';
import type { Span } from '../syntax/tree';
import { emptyNode } from './empty';
import type { Reported } from './finding';
import { MARKER, type Ignore, type NamedRule } from './ignores';
import { unknownRule, type RuleIndex } from './rule-index';

/** What is wrong with one comment: it names no rule, an unknown one, or one that finds nothing there. */
export function checkIgnore(
  snapshot: Snapshot,
  rules: RuleIndex,
  ignore: Ignore,
  used: ReadonlySet<string>,
  severities: ReadonlyMap<string, SeveritySetting>,
  guess: (word: string) => readonly string[],
  push: (raw: Reported) => void,
): void {
  const root = snapshot.tree.root ?? emptyNode();
  const report = (
    code: 'IGN001' | 'IGN002',
    message: string,
    span: Span,
    fixes: readonly FixDraft[],
    unnecessary: boolean,
  ): void => {
    const rule = rules.get(code);
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
  const idle = ignore.codes.filter(({ code }) => !used.has(`${ignore.start} ${code}`));
  for (const named of idle) {
    const { word, code, start, end } = named;
    if (rules.get(code) === undefined) {
      const near = guess(word);
      report(
        'IGN002',
        unknownRule(word, near),
        { start, end },
        near.map((to) => ({
          title: `Change to \`${to}\``,
          safe: isSure(code, near),
          tied: near.length > 1,
          edit: (editor) => {
            editor.raw({ start, end }, to);
          },
        })),
        false,
      );
      continue;
    }
    // What cannot be read hides findings, and so does a severity that only some people have set.
    if (snapshot.broken || severities.get(code) === 'off') continue;
    const whole = ignore.codes.length === 1;
    report(
      'IGN001',
      `\`${word}\` finds nothing on the line that this comment covers. Remove it.`,
      { start, end },
      [
        {
          title: whole ? 'Remove the comment' : `Remove \`${word}\` from the comment`,
          safe: true,
          edit: (editor) => {
            removeIgnore(editor, snapshot, ignore, whole ? undefined : named);
          },
        },
      ],
      true,
    );
  }
}

function removeIgnore(editor: Editor, snapshot: Snapshot, ignore: Ignore, one: NamedRule | undefined): void {
  const { text, lines } = snapshot.tree;
  if (one !== undefined) {
    const index = ignore.codes.indexOf(one);
    const [before, after] = [ignore.codes[index - 1], ignore.codes[index + 1]];
    // Only the code and what parts it from a neighbour, so that others of the comment can go at the same time.
    if (after !== undefined) editor.raw({ start: one.start, end: after.start }, '');
    else if (before !== undefined) editor.raw({ start: before.end, end: one.end }, '');
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
