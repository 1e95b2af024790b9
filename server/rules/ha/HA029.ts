import { messageStores } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

const OPTION = 'store.dbtmpdir';

export const rule = defineRule({
  code: 'HA029',
  name: 'shared-temporary-directory',
  severity: 'error',
  title: 'Message stores that can meet on one system share a temporary directory',
  source: ['L3026'],
  check(model, report) {
    for (const together of meetings(model)) {
      const firsts = new Map<string, { readonly store: Component; readonly fact: Fact<string> }>();
      for (const store of together) {
        const fact = directoryOf(model, store);
        if (fact === undefined) continue;
        const path = fact.value.replace(/\/+$/, '');
        const first = firsts.get(path);
        if (first === undefined) {
          firsts.set(path, { store, fact });
          continue;
        }
        report({
          at: fact.at,
          message: `The stores of \`${first.store.host.name}\` and \`${store.host.name}\` can run on one system, and both use \`${path}\`: each would write over the database files of the other and damage both mailbox databases. Give every instance a directory of its own.`,
          related: [first.store, store].map(({ at, host }) => ({
            at,
            message: `It is used here, on \`${host.name}\``,
          })),
          fixes: fix(model, store, fact, `${path}-${nameFor(store, first.store)}`),
        });
      }
    }
  },
});

/** Stores that can run on one system: on one host, or on nodes of one named cluster. */
function meetings(model: Model): Iterable<readonly Component[]> {
  const found = new Map<string | Host, Component[]>();
  for (const store of model.of(...messageStores)) {
    const key = model.haOf(store)?.cluster?.value ?? store.host;
    found.set(key, [...(found.get(key) ?? []), store]);
  }
  return found.values();
}

/** The directory that is written for a store, or for all of them. */
const directoryOf = (model: Model, { spec }: Component): Fact<string> | undefined =>
  [spec.options, model.services?.messaging?.options]
    .flatMap((options) => options?.entries ?? [])
    .find(({ name }) => name === OPTION)?.value;

const nameFor = (store: Component, first: Component): string => (store.host === first.host ? '2' : store.host.name);

function fix(model: Model, store: Component, fact: Fact<string>, path: string): readonly FixDraft[] {
  if (store.spec.options?.entries.some(({ value }) => value === fact) === true) return [replaceFix(fact, path)];
  const options = store.spec.options?.at;
  if (isOverlay(model)) return [];
  return [
    {
      title: `Use \`${path}\` on \`${store.host.name}\``,
      in: store.at,
      edit: (editor) => {
        if (options === undefined) setOnComponent(editor, store, 'options', { [OPTION]: path });
        else editor.insert(options, OPTION, path);
      },
    },
  ];
}
