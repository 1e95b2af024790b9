/** What the structure check finds, and how it can be repaired. */
import type { Entry, MapNode, Node, ScalarNode } from '../syntax/tree';

/** `FMT001` unknown key, `FMT002` wrong value, `FMT003` missing key, `FMT004` wrong kind, `FMT005` key of another component. */
export type StructureCode = 'FMT001' | 'FMT002' | 'FMT003' | 'FMT004' | 'FMT005';

export type StructureFix =
  | { readonly kind: 'rename-key'; readonly key: ScalarNode; readonly to: string }
  | { readonly kind: 'replace'; readonly at: ScalarNode; readonly to: string | number | boolean }
  | { readonly kind: 'remove-entry'; readonly entry: Entry }
  | {
      readonly kind: 'insert';
      readonly into: MapNode;
      readonly key: string;
      readonly value: string;
      readonly order: readonly string[];
    };

export interface StructureProblem {
  readonly code: StructureCode;
  readonly message: string;
  readonly at: Node;
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    /** Another one is as likely. */
    readonly tied?: boolean;
    readonly fix: StructureFix;
  }[];
}

/** More than this many problems in one block help nobody. */
export const MAX_PROBLEMS = 40;
