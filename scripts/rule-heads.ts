/** The line below the title of each rule's page, which follows from its module. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../server/generated/rules';
import { ruleHead } from '../server/report/findings/rule-head';
import type { Rule } from '../server/rules/rule';
import { folderOf } from '../test/support/page-check';

const HEAD = /^`[a-z][a-z0-9-]*` · /;

/** A page with the line that its rule gives it, in place of the one it has. */
export function withHead(page: string, rule: Rule): string {
  const [title = '', ...rest] = page.split('\n');
  const text = rest.findIndex((line) => line !== '');
  const body = rest.slice(HEAD.test(rest[text] ?? '') ? text + 1 : 0);
  while (body[0] === '') body.shift();
  return [title, '', ruleHead(rule).text, '', ...body].join('\n');
}

/** Rules whose page has another line than it should have; with `write` they get it. Paths below `root`. */
export function staleHeads(root: string, write: boolean): readonly string[] {
  return allRules.flatMap((rule) => {
    const path = join(root, 'server/rules', folderOf(rule.code), `${rule.code}.md`);
    if (!existsSync(path)) return [];
    const page = readFileSync(path, 'utf8');
    const headed = withHead(page, rule);
    if (headed === page) return [];
    if (write) writeFileSync(path, headed);
    return [rule.code];
  });
}
