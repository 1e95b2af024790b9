/** The examples of the pages, for tests that hold for every rule. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../../server/generated/rules';
import { Engine } from '../../server/engine/engine';
import { type Finding } from '../../server/engine/finding';
import type { Rule } from '../../server/rules/rule';
import { Snapshot, type Bases } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { SyntaxTree } from '../../server/syntax/document';
import { URI } from './analyse';
import { folderOf } from './page-check';
import { readRulePage, type Example } from './rule-page';

/** The rules that look at the model themselves. */
export const checkedRules: readonly Rule[] = allRules.filter(({ check }) => check !== undefined);

/** The specs on the page of a rule that stand in one file. */
export const specsOf = ({ code }: Rule): readonly Example[] =>
  readRulePage(readFileSync(join('server/rules', folderOf(code), `${code}.md`), 'utf8')).examples.filter(
    ({ kind, files }) => kind !== 'fixed' && files.size === 0,
  );

/** What a rule finds in a text when it is the only one. */
export function findingsBy(rule: Rule): (text: string, bases?: Bases) => readonly Finding[] {
  const engine = new Engine([rule]);
  return (text, bases) => engine.run(Snapshot.of(SyntaxTree.parse(URI, text), validators, bases)).findings;
}
