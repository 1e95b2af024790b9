import { database } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { engines, type Engine } from './engines';

export const rule = defineRule({
  code: 'CAL001',
  name: 'mixed-calendar-databases',
  severity: 'error',
  title: 'MySQL and Oracle are mixed as calendar databases',
  source: ['L4158'],
  check(model, report) {
    const found = engines(model);
    const common = model.services?.calendar?.database;
    const reference = found.find(({ fact }) => fact === common) ?? found[0];
    if (reference === undefined) return;
    const wanted = reference.fact.value;
    const others = found.filter(({ fact }) => fact.value !== wanted);
    const same = found.map(({ fact }) => fact).filter(({ value }) => value === wanted);
    // One edit reaches one file only.
    const reachable = same.length === 1 || !isOverlay(model);
    for (const { fact } of others) {
      report({
        at: fact.at,
        message: `All databases of Calendar Server 7 must be of one product, and elsewhere it is ${database.values[wanted].title}. Use the same for all.`,
        related: [{ at: reference.fact.at, message: `${database.values[wanted].title} here` }],
        fixes: [replaceFix(fact, wanted), ...(reachable ? useEverywhere(same, fact.value) : [])],
      });
    }
  },
});

/** Makes the rest follow the one that differs: there are only two products. */
function useEverywhere(facts: readonly Fact<Engine>[], engine: Engine): readonly FixDraft[] {
  const [first] = facts;
  if (first === undefined) return [];
  return [
    {
      title: `Use \`${engine}\` everywhere`,
      in: first.at,
      edit: (editor) => {
        for (const fact of facts) editor.replace(fact.at, engine);
      },
    },
  ];
}
