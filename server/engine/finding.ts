/** A finding: what is reported about a spec, and how it comes from what a rule drafts. */
import { madeOf, type Rule, type FindingDraft, type Severity } from '../rules/rule';
import type { Snapshot } from '../model/snapshot';
import { changesOf, type Changes } from '../fixes/business';
import { draftsIn } from './drafts';
import type { FixDraft } from '../fixes/fix';
import { isBreak } from '../syntax/characters';
import type { SyntaxTree } from '../syntax/document';
import { Editor } from '../syntax/edits';
import { type TextEdit } from '../syntax/text-edit';
import type { Range } from '../syntax/lines';
import type { Span } from '../syntax/tree';

export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  /** One of several that are as likely: nobody but the writer of the spec can choose. */
  readonly tied: boolean;
  /** The file that the edits are made in. */
  readonly uri: string;
  /** Whether it changes a fact of the business; looked up when asked for. */
  readonly changes: () => Changes;
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

/** What a rule has reported, with the severity that holds. */
export interface Reported {
  readonly rule: Rule;
  readonly draft: FindingDraft;
  readonly severity: Severity;
  /** Where the finding is narrower than a node. */
  readonly span?: Span;
  readonly uri?: string;
  /** In place of those of the draft, where they are narrower than nodes. */
  readonly related?: readonly RelatedPlace[];
  readonly unnecessary?: boolean;
}

/** Takes what a rule reports. */
export type Add = (rule: Rule, draft: FindingDraft, more?: Partial<Reported>) => void;

/** UTF-16 units of a message. */
const MAX_MESSAGE = 400;

/** The finding, placed in its file; undefined where that file is none of the snapshot's. */
export function toFinding(snapshot: Snapshot, reported: Reported): Finding | undefined {
  const tree = reported.uri === snapshot.uri ? snapshot.tree : snapshot.treeOf(reported.draft.at);
  return tree === undefined ? undefined : new Placed(snapshot, tree, reported);
}

/** What a rule has drafted in its place in one version: all but what tells it from others is made when somebody looks. */
class Placed implements Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly uri: string;
  readonly rule: Rule;
  readonly #snapshot: Snapshot;
  readonly #tree: SyntaxTree;
  readonly #reported: Reported;
  readonly #moves: number;
  #span: Span | undefined;
  #range: Range | undefined;
  #related: readonly RelatedPlace[] | undefined;
  #fixes: readonly Fix[] | undefined;

  constructor(snapshot: Snapshot, tree: SyntaxTree, reported: Reported) {
    this.code = reported.rule.code;
    this.severity = reported.severity;
    this.uri = tree.uri;
    this.rule = reported.rule;
    this.#snapshot = snapshot;
    this.#tree = tree;
    this.#reported = reported;
    this.#moves = snapshot.moves;
  }

  get message(): string {
    return readable(this.#reported.draft);
  }

  get advice(): boolean {
    return this.#reported.draft.advice === true;
  }

  get unnecessary(): boolean {
    return this.#reported.unnecessary === true;
  }

  get span(): Span {
    return (this.#span ??= this.#reported.span ?? visible(this.#tree.spanOf(this.#reported.draft.at), this.#tree.text));
  }

  get range(): Range {
    return (this.#range ??= this.#tree.lines.rangeOf(this.span));
  }

  get related(): readonly RelatedPlace[] {
    return (this.#related ??= this.#reported.related ?? this.#relatedOf());
  }

  #relatedOf(): readonly RelatedPlace[] {
    return madeOf(this.#draft().related).flatMap((related) => {
      const place = this.#snapshot.locate(related.at);
      return place === undefined ? [] : [{ uri: place.uri, range: place.range, message: related.message }];
    });
  }

  get fixes(): readonly Fix[] {
    return (this.#fixes ??= madeOf(this.#draft().fixes).flatMap((fix, i) => this.#fix(fix, i) ?? []));
  }

  /** The draft as it holds in its version, where others have been seen since it was made: on demand it reads what is seen. */
  #draft(): FindingDraft {
    const { draft, rule } = this.#reported;
    this.#snapshot.see();
    if (rule.check === undefined || this.#snapshot.moves === this.#moves) return draft;
    const drafts = draftsIn(this.#snapshot, rule);
    return drafts.includes(draft)
      ? draft
      : (drafts.find(({ at, message }) => at === draft.at && message === draft.message) ?? draft);
  }

  #fix(fix: FixDraft, place: number): Fix | undefined {
    const target = fix.in === undefined ? this.#tree : this.#snapshot.treeOf(fix.in);
    if (target === undefined) return undefined;
    const edits = (): readonly TextEdit[] => {
      const draft = this.#draft();
      const editor = new Editor(target);
      (draft === this.#reported.draft ? fix : (madeOf(draft.fixes)[place] ?? fix)).edit(editor);
      return editor.edits;
    };
    // What the edit is about may stand in another file of an overlay: then there is nothing to do in this one.
    if (this.#snapshot.bases.trees.length > 0 && edits().length === 0) return undefined;
    const changes = (): Changes => fix.changes ?? changesOf(target, edits());
    const [safe, tied] = [fix.safe === true, fix.tied === true];
    return { title: fix.title, safe, tied, uri: target.uri, changes, edits };
  }
}

const messages = new WeakMap<FindingDraft, string>();

/** A message with names of the spec in it: one line, no control characters, of bounded length. */
function readable(draft: FindingDraft): string {
  const known = messages.get(draft);
  if (known !== undefined) return known;
  // eslint-disable-next-line no-control-regex -- finding them is the point
  const line = draft.message.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD');
  const message = line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE - 1)}…` : line;
  messages.set(draft, message);
  return message;
}

/** Something to underline: never empty where there is text, never more than the first line. */
function visible(span: Span, text: string): Span {
  let { start } = span;
  let end = start;
  const limit = Math.min(span.end, text.length);
  while (end < limit && !isBreak(text.charCodeAt(end))) end++;
  if (end === start) {
    while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
    if (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
    if (start < text.length && !/[\r\n]/.test(text.charAt(start))) end = start + 1;
  }
  return { start, end: Math.max(start, end) };
}
