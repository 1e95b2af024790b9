/** Every example also holds as the base of a file that adds nothing: the same is found, and every fix repairs it in one of the two. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/engine/finding';
import type { Rule } from '../../server/rules/rule';
import type { Bases } from '../../server/model/snapshot';
import { applyEdits } from '../../server/syntax/text-edit';
import { basesOf, URI } from '../support/analyse';
import { checkedRules, findingsBy, specsOf } from '../support/rule-pages';

const OVERLAY = 'commspec: 1\nextends: base.commspec.yaml\n';
const over = (base: string): Promise<Bases> => basesOf(OVERLAY, new Map([['base.commspec.yaml', base]]));

const shown = ({ span, severity, message, advice, related }: Finding): string =>
  [span.start, span.end, severity, message, advice, ...related.map((place) => place.message)].join(' ');

async function problemsOf(rule: Rule): Promise<readonly string[]> {
  const find = findingsBy(rule);
  const problems: string[] = [];
  for (const { text, line } of specsOf(rule)) {
    const findings = find(OVERLAY, await over(text));
    const alone = find(text).map(shown);
    if (findings.map(shown).join('\n') !== alone.join('\n')) problems.push(`line ${line}: finds something else`);
    for (const fix of findings.flatMap(({ fixes }) => fixes)) {
      const own = fix.uri === URI;
      const fixed = applyEdits(own ? OVERLAY : text, fix.edits());
      const left = own ? find(fixed, await over(text)) : find(OVERLAY, await over(fixed));
      if (left.length >= findings.length) problems.push(`line ${line}: “${fix.title}” repairs nothing`);
    }
  }
  return problems;
}

for (const rule of checkedRules) {
  describe(rule.code, () => {
    test('holds for a spec that another one extends', async () => {
      expect(await problemsOf(rule)).toEqual([]);
    });
  });
}
