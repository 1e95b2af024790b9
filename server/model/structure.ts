/** What the compiled schema check reports, turned into one clear sentence on the smallest range that is wrong. */
import { liveEntries, type Node, type ScalarNode } from '../syntax/tree';
import { isUserKey, type ScalarType, type Type } from './dsl';
import { readScalar } from './read';
import { checkComponentKeys } from './component-keys';
import { isTainted, translate, wrongValue } from './structure-messages';
import {
  type SchemaError,
  locate,
  rootPlace,
  type StructurePlace,
  itemPlace,
  entryPlace,
  scalarTypeOf,
} from './structure-place';
import { MAX_PROBLEMS, type StructureProblem } from './structure-problem';

/** A validator compiled ahead of time; true where the data fits. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** Errors of the validator that are looked at; most of those beyond the problems are about lines with syntax errors. */
const MAX_ERRORS = 400;

/**
 * The structural problems of one block: `root` read as `type`. `partial` leaves out missing keys, for a file that is laid
 * over another. `resolve` gives what an alias stands for.
 */
export function checkStructure(
  root: Node,
  type: Type,
  validate: Validator,
  resolve: (node: Node) => Node | undefined,
  partial: boolean,
): readonly StructureProblem[] {
  const problems: StructureProblem[] = [];
  const seen = new Map<Node, Set<string>>();
  const add = (problem: StructureProblem | undefined, id: string | undefined = problem?.code): void => {
    if (problem === undefined || id === undefined || isTainted(problem.at) || problems.length >= MAX_PROBLEMS) return;
    const known = seen.get(problem.at) ?? new Set<string>();
    if (known.has(id)) return;
    seen.set(problem.at, known.add(id));
    problems.push(problem);
  };
  if (!validate(toData(root, resolve))) {
    for (const error of (validate.errors ?? []).slice(0, MAX_ERRORS)) {
      if (problems.length >= MAX_PROBLEMS) break;
      if (error.keyword === 'if' || (partial && error.keyword === 'required')) continue;
      if (error.propertyName !== undefined && error.keyword !== 'propertyNames') continue;
      const place = locate(root, type, error.instancePath, resolve);
      const problem = place === undefined ? undefined : translate(error, place);
      // Several keywords can fail on one value; keys can be missing side by side.
      add(problem, error.keyword === 'required' ? problem?.message : problem?.code);
    }
  }
  visitScalars(rootPlace(root, type), resolve, (place, scalarType, node) => {
    if (node.value !== null && readScalar(scalarType, node) === undefined) add(wrongValue(place));
  });
  checkComponentKeys(root, type, resolve, problems);
  return problems;
}

/**
 * All scalars that stand where the format has one. The schema cannot see how a number is written (`1e1` is no version), so
 * the reader has the last word. Items that are checked by themselves are left out.
 */
function visitScalars(
  place: StructurePlace,
  resolve: (node: Node) => Node | undefined,
  visit: (place: StructurePlace, type: ScalarType, node: ScalarNode) => void,
): void {
  const { node, type } = place;
  if (node.kind === 'scalar') {
    const scalarType = scalarTypeOf(type);
    if (scalarType !== undefined && !node.tainted) visit(place, scalarType, node);
    return;
  }
  if (node.kind === 'seq' && type.kind === 'list' && !(type.item.kind === 'object' && type.item.unit === true)) {
    for (const at of node.items) {
      const item = itemPlace(place, type, at, resolve);
      if (item !== undefined) visitScalars(item, resolve, visit);
    }
  }
  if (node.kind !== 'map') return;
  for (const entry of liveEntries(node)) {
    const inner = entry.key.tainted ? undefined : entryPlace(type, entry, resolve);
    if (inner !== undefined) visitScalars(inner, resolve, visit);
  }
}

/** Plain data for the validator: maps without a prototype, so that no key is special. */
function toData(node: Node, resolve: (node: Node) => Node | undefined): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'seq':
      return node.items.map((item) => toData(item, resolve));
    case 'map': {
      const data = Object.create(null) as Record<string, unknown>;
      // Keys of the user's own are not looked at.
      for (const { key, value } of node.entries)
        data[key.source] = isUserKey(key.source) ? null : toData(value, resolve);
      return data;
    }
    case 'alias': {
      const target = resolve(node);
      return target === undefined ? null : toData(target, resolve);
    }
  }
}
