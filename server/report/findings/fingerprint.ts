/** What a finding is known by from one run to the next, for systems that tell new findings from old ones. */
import { areaAt, areasOf, type Area } from '../../compare/areas';
import type { Finding } from '../../engine/finding';
import type { SyntaxTree } from '../../syntax/document';
import { hashOf } from '../../words/hash';

/**
 * By the rule, the host or section that it is about, and its message without numbers: neither lines that move nor figures that
 * change make another finding of it. The same for findings of a file that nothing else tells apart; these are numbered.
 */
export function fingerprints(): (finding: Finding, tree: SyntaxTree) => string {
  const known = new WeakMap<SyntaxTree, readonly Area[]>();
  return ({ code, span, message }, tree) => {
    const areas = known.get(tree) ?? areasOf(tree);
    known.set(tree, areas);
    const subject = areaAt(areas, span.start)?.name ?? '';
    return hashOf(JSON.stringify([code, subject, message.replaceAll(/\d+(?:[.,]\d+)*/g, '0')]));
  };
}

/** What stands for the number of a fingerprint until all of a file is known. */
export const UNNUMBERED = ':#"';

/** Puts numbers to the fingerprints of a file: of those that are the same the first is 1. Each text has one, before all that quotes a spec. */
export function numbered(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return texts.map((text) => {
    const at = text.indexOf(UNNUMBERED);
    const print = text.slice(at - 16, at);
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    return `${text.slice(0, at)}:${count}"${text.slice(at + UNNUMBERED.length)}`;
  });
}
