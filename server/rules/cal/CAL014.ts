import { isBefore, lifecycle } from '../../catalog/releases';
import type { Fact } from '../../spec/dsl';
import { isOverlay, replaceFix } from '../kit';
import { defineRule, type FixDraft } from '../rule';
import { engines } from './engines';
import { calendar7Versions } from './versions';

const from = lifecycle.calendarOracle.from;

export const rule = defineRule({
  code: 'CAL014',
  severity: 'error',
  title: 'Oracle Database needs Calendar Server 7 Update 2',
  source: ['L4124', 'L4363'],
  check(model, report) {
    const old = calendar7Versions(model).filter((version) => isBefore(version.value, from) === true);
    const [first] = old;
    if (first === undefined) return;
    for (const { fact } of engines(model)) {
      if (fact.value !== 'oracle') continue;
      report({
        at: fact.at,
        message: `Calendar Server ${first.source} knows only MySQL; Oracle Database came with \`${from}\`. Upgrade Calendar Server, or use \`mysql\`.`,
        related: old.slice(0, 5).map((version) => ({ at: version.at, message: `Calendar Server ${version.source}` })),
        fixes: [...(old.length > 1 && isOverlay(model) ? [] : [upgrade(first, old)]), replaceFix(fact, 'mysql')],
      });
    }
  },
});

const upgrade = (first: Fact<string>, old: readonly Fact<string>[]): FixDraft => ({
  title: `Set the version of Calendar Server to \`${from}\``,
  in: first.at,
  edit: (editor) => {
    for (const version of old) editor.replace(version.at, from);
  },
});
