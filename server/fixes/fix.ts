/** A quick fix as a rule or the engine drafts it: what it does, and the edit. */
import type { Editor } from '../syntax/edits';
import type { Node } from '../syntax/tree';

export interface FixDraft {
  /** What the edit does, as an order: ``Set `schema` to `schema2-native` ``. */
  readonly title: string;
  /** The one right answer, and no meaning is lost: part of fix all. Never a fact of the business. */
  readonly safe?: boolean;
  /** One of several that are as likely, of which nobody but the writer of the spec can choose: made alone, by hand. */
  readonly tied?: boolean;
  /** Invents what only the organisation can know, whatever key it is written under. */
  readonly changes?: 'business';
  /** Makes the edit; only called when somebody looks at the fix. */
  readonly edit: (editor: Editor) => void;
  /** A node of the file that the edit is made in, where that is not the file of the finding. */
  readonly in?: Node;
}
