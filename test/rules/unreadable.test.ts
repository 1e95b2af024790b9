/**
 * What cannot be read proves nothing: where a rule is silent, it stays silent when one of the values can no longer be read, for
 * that value may be the one that stood there.
 */
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../server/rules/rule';
import { SyntaxTree } from '../../server/syntax/document';
import type { Node, Span } from '../../server/syntax/tree';
import { URI } from '../support/analyse';
import { checkedRules, findingsBy, specsOf } from '../support/rule-pages';

/** No value of the format is a mapping with such a key. */
const UNREADABLE = '{ "?": 1 }';

/** Rules that still judge by what is left; whoever repairs one takes it out, and a test says so. */
const NOT_YET: ReadonlySet<string> = new Set(['REF001']);

/** The places of all values of a text, but for the version of the format. */
function valuesOf(text: string): readonly Span[] {
  const tree = SyntaxTree.parse(URI, text);
  const spans: Span[] = [];
  const visit = (node: Node | undefined): void => {
    switch (node?.kind) {
      case 'scalar':
        spans.push(tree.spanOf(node));
        return;
      case 'seq':
        node.items.forEach(visit);
        return;
      case 'map':
        for (const { key, value } of node.entries) if (key.source !== 'commspec') visit(value);
        return;
      case 'alias':
      case undefined:
        return;
    }
  };
  visit(tree.root);
  return spans.filter(({ start, end }) => start < end);
}

function problemsOf(rule: Rule): readonly string[] {
  const findings = findingsBy(rule);
  const find = (text: string): readonly string[] =>
    findings(text)
      .filter(({ advice }) => !advice)
      .map(({ message }) => message);
  return specsOf(rule)
    .filter(({ kind }) => kind === 'pass')
    .flatMap(({ text, line }) => {
      // A rule alone may find what another one hides.
      const before = find(text);
      return valuesOf(text).flatMap(({ start, end }) => {
        const after = find(text.slice(0, start) + UNREADABLE + text.slice(end));
        return after.length <= before.length
          ? []
          : after.map((message) => `line ${line}, without “${text.slice(start, end)}”: ${message}`);
      });
    });
}

for (const rule of checkedRules) {
  describe(rule.code, () => {
    if (NOT_YET.has(rule.code))
      test('still judges by what is left', () => {
        expect(problemsOf(rule), 'take it out of the list').not.toEqual([]);
      });
    else
      test('is silent where a value cannot be read', () => {
        expect(problemsOf(rule)).toEqual([]);
      });
  });
}
