/** Findings about what a spec takes away from the one that it extends. */
import { REMOVE } from '../model/dsl';
import { extendsOf } from '../model/overlay';
import { identityOf, wanted, type IdleRemoval } from '../model/removal';
import type { Snapshot } from '../model/snapshot';
import { entryOf, type MapNode, type Node, type ScalarNode } from '../syntax/tree';
import { clip } from '../words/clip';
import { didYouMean, nearestOf } from '../words/nearest';
import type { FixDraft } from '../fixes/fix';
import type { FindingDraft } from '../rules/rule';
import type { Add } from './finding';
import type { RuleIndex } from './rule-index';

/** Reports what has `remove: true` and takes nothing away. */
export function reportRemovals(snapshot: Snapshot, rules: RuleIndex, add: Add): void {
  const rule = rules.get('EXT002');
  if (rule === undefined || !snapshot.takesAway) return;
  const overlay = extendsOf(snapshot.tree) !== undefined;
  for (const idle of snapshot.idleRemovals) {
    const named = identityNode(idle);
    add(rule, {
      at: idle.key ?? named ?? entryOf(idle.removal, REMOVE)?.key ?? idle.removal,
      ...(overlay ? overlaid(snapshot, idle, named) : alone(idle)),
    });
  }
}

type Draft = Pick<FindingDraft, 'message' | 'fixes'>;

/** A spec that lies on no other has nothing to take away from. */
function alone({ removal }: IdleRemoval): Draft {
  const flag = entryOf(removal, REMOVE)?.value;
  return {
    message:
      '`remove: true` takes something away from an extended spec, and this spec extends none. Remove the item itself, or lay this spec over another with `extends`.',
    fixes:
      flag === undefined || removal.entries.length === 1
        ? []
        : [
            {
              title: 'Keep it, without `remove: true`',
              edit: (editor) => {
                editor.removeEntry(flag);
              },
            },
          ],
  };
}

function overlaid(snapshot: Snapshot, idle: IdleRemoval, named: ScalarNode | undefined): Draft {
  const known = identitiesOf(idle.below);
  const isThere = named !== undefined && known.includes(named.source);
  // The number of a tier is like any other.
  const meant = named === undefined || isThere || isNumber(named) ? [] : nearestOf(named.source, known);
  const fixes: FixDraft[] = meant.map((name) => ({
    title: `Change to \`${clip(name)}\``,
    tied: meant.length > 1,
    edit: (editor) => {
      if (named !== undefined) editor.replace(named, name);
    },
  }));
  // What is there and says too much is taken away all the same, or should be.
  const [what, spare] = isThere
    ? [clip(named.source), wanted(idle.removal).filter(({ value }) => value !== named)]
    : [clip(idle.key?.source ?? ''), idle.below === undefined ? [] : wanted(idle.removal)];
  if (spare.length > 0 && (isThere || idle.key !== undefined))
    fixes.push({
      title: `Remove what else is said of \`${what}\``,
      edit: (editor) => {
        for (const { value } of spare) editor.removeEntry(value);
      },
    });
  else {
    const called = idle.key ?? named;
    const what = called === undefined ? 'this entry' : `the entry for \`${clip(called.source)}\``;
    fixes.push({
      title: `Delete ${what}`,
      edit: (editor) => {
        editor.removeEntry(whole(snapshot, idle.removal));
      },
    });
  }
  return { message: reason(idle, named, meant), fixes };
}

/** What goes with an entry: of a list that has nothing else the whole list, for an empty one would replace that of the other spec. */
function whole(snapshot: Snapshot, removal: Node): Node {
  const list = snapshot.tree.pathTo(removal).at(-2);
  return list?.kind === 'seq' && list.items.length === 1 ? list : removal;
}

function reason(idle: IdleRemoval, named: ScalarNode | undefined, meant: readonly string[]): string {
  const { key, below } = idle;
  if (key !== undefined && below !== undefined)
    return `\`${clip(key.source)}\` is taken away as a whole, so what else is written here has no effect. Write \`remove: true\` only.`;
  if (key !== undefined)
    return `The extended spec has no \`${clip(key.source)}\` here, so nothing is taken away. Remove this key, or write it where the other spec has it.`;
  if (hasNothing(idle.removal))
    return 'This does not say which item to take away. Write its `name` beside `remove: true`: of a tier its number, of a component its id.';
  if (named === undefined)
    return 'The extended spec has no such item in this list, so nothing is taken away. Remove this item, or name one that is there.';
  const name = clip(named.source);
  const group = groupOf(named.source, below);
  if (group !== undefined)
    return `\`${name}\` is one of the ${group.count} hosts of the group \`${clip(group.name)}\`, which goes as a whole or not at all. Write a smaller \`count\` for \`${clip(group.name)}\` instead.`;
  if (meant.length > 0)
    return `The extended spec has no \`${name}\` in this list, so nothing is taken away. ${didYouMean(meant.map(clip))}`;
  return identitiesOf(below).includes(named.source)
    ? `\`${name}\` of the extended spec differs in what else is written here, so nothing is taken away. Write its name and \`remove: true\` only.`
    : `The extended spec has no \`${name}\` in this list, so nothing is taken away. Remove this item, or write it where the other spec has it.`;
}

/** What names the item that is to go: its name, number or component, else the first thing that is said of it. */
function identityNode({ removal }: IdleRemoval): ScalarNode | undefined {
  const entries = wanted(removal);
  const usual = entries.find(({ key }) => ['name', 'tier', 'component'].includes(key.source));
  const value = (usual ?? entries[0])?.value;
  return value?.kind === 'scalar' && value.value !== null ? value : undefined;
}

/** Whether no entry has a value: `{ mmp, remove: true }`. */
const hasNothing = (removal: MapNode): boolean =>
  wanted(removal).every(({ value }) => value.kind === 'scalar' && value.value === null);

const isNumber = ({ value }: ScalarNode): boolean => typeof value === 'number';

const identitiesOf = (list: Node | undefined): readonly string[] =>
  list?.kind === 'seq' ? list.items.flatMap((item) => identityOf(item) ?? []) : [];

/** The group of hosts that a name is one of. */
function groupOf(name: string, list: Node | undefined): { readonly name: string; readonly count: number } | undefined {
  const own = /^(.+)-([1-9]\d{0,5})$/.exec(name)?.[1];
  if (own === undefined || list?.kind !== 'seq') return undefined;
  const count = entryOf(
    list.items.find((item) => identityOf(item) === own),
    'count',
  )?.value;
  return count?.kind === 'scalar' && typeof count.value === 'number' && count.value > 1
    ? { name: own, count: count.value }
    : undefined;
}
