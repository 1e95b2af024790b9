import { database } from '../../catalog/vocabulary';
import { lifecycle } from '../../catalog/releases';
import type { Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { toMysql } from '../../fixes/calendar-stores';
import { engines, type Engine } from '../../questions/calendar-engines';
import { calendar7Before } from '../../questions/calendar-versions';

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
    const same = found.filter(({ fact }) => fact.value === wanted);
    // One edit reaches one file only.
    const reachable = same.length === 1 || !isOverlay(model);
    for (const { fact, components } of others) {
      report({
        at: fact.at,
        message: `All databases of Calendar Server 7 must be of one product, and elsewhere it is ${database.values[wanted].title}. Use the same for all.`,
        related: [{ at: reference.fact.at, message: `${database.values[wanted].title} here` }],
        fixes: () => [
          ...use(model, wanted, [{ fact, components }]),
          ...(reachable ? use(model, fact.value, same, `Use \`${fact.value}\` everywhere`) : []),
        ],
      });
    }
  },
});

type Stated = ReturnType<typeof engines>[number];

/** Makes statements name one product; not Oracle Database where the version of Calendar Server does not know it yet (CAL014). */
function use(model: Model, engine: Engine, stated: readonly Stated[], title?: string): readonly FixDraft[] {
  const [first] = stated;
  if (first === undefined) return [];
  if (engine === 'oracle' && calendar7Before(model, lifecycle.calendarOracle.from).length > 0) return [];
  if (engine === 'mysql' && stated.length === 1) {
    const fix = toMysql(model, first.fact, first.components);
    return [title === undefined ? fix : { ...fix, title: fix.title.replace(/^Set `\w+` to `mysql`/, title) }];
  }
  return [
    {
      title: title ?? `Set \`${first.fact.key?.source ?? 'engine'}\` to \`${engine}\``,
      in: first.fact.at,
      edit: (editor) => {
        for (const { fact } of stated) editor.replace(fact.at, engine);
      },
    },
  ];
}
