import { messageStores } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { ticked } from '../../words/list';
import { statedBy } from '../../questions/components';
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
    const written = statedBy(model, model.of(...messageStores), 'HA029', (store, own) => directoryOf(own, store));
    if (written.length < 2) return;
    for (const together of meetings(model)) {
      for (const [path, users] of byPath(model, together)) {
        const [first, ...others] = users;
        if (first === undefined) continue;
        // A path that is written once for all of them is told of once.
        for (const [fact, stores] of byFact(others)) {
          const involved = [first.store, ...stores];
          report({
            at: fact.at,
            message: `${stands(involved)}, and use \`${path}\` for the temporary files of their mailbox databases. No two instances of Messaging Server may ever use one such directory on the same system: give each a directory of its own.`,
            related: involved.map(({ at, host }) => ({ at, message: `It is used here, on \`${host.name}\`` })),
            fixes: () => fix(model, stores, fact, path, first.store),
          });
        }
      }
    }
  },
});

interface User {
  readonly store: Component;
  readonly fact: Fact<string>;
}

/** The stores of a system by the directory that they use. */
function byPath(model: Model, together: readonly Component[]): ReadonlyMap<string, readonly User[]> {
  const found = new Map<string, User[]>();
  for (const store of together) {
    const fact = directoryOf(model, store);
    if (fact === undefined) continue;
    const path = fact.value.replace(/\/+$/, '');
    found.set(path, [...(found.get(path) ?? []), { store, fact }]);
  }
  return found;
}

function byFact(users: readonly User[]): ReadonlyMap<Fact<string>, readonly Component[]> {
  const found = new Map<Fact<string>, Component[]>();
  for (const { store, fact } of users) found.set(fact, [...(found.get(fact) ?? []), store]);
  return found;
}

/** Who can meet: stores of one host have no names of their own. */
function stands(stores: readonly Component[]): string {
  const names = [...new Set(stores.map(({ host }) => host.name))];
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? `${stores.length === 2 ? 'Two' : 'Several'} stores run on \`${only}\``
    : `The stores of ${ticked(names)} can run on one system after a failover`;
}

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

const nameFor = (store: Component, place: number, first: Component): string =>
  store.host === first.host ? (place + 2).toString() : store.host.name;

function fix(
  model: Model,
  stores: readonly Component[],
  fact: Fact<string>,
  path: string,
  first: Component,
): readonly FixDraft[] {
  const paths = stores.map((store, place) => `${path}-${nameFor(store, place, first)}`);
  const [store, second] = stores;
  const [wanted] = paths;
  if (store === undefined || wanted === undefined) return [];
  if (second === undefined && store.spec.options?.entries.some(({ value }) => value === fact) === true)
    return [replaceFix(fact, wanted, { title: `Use \`${wanted}\` on \`${store.host.name}\`` })];
  if (isOverlay(model)) return [];
  return [
    {
      title:
        second === undefined
          ? `Use \`${wanted}\` on \`${store.host.name}\``
          : `Use a directory of its own on ${ticked(stores.map(({ host }) => host.name))}`,
      in: store.at,
      edit: (editor) => {
        stores.forEach((each, place) => {
          const options = each.spec.options?.at;
          const own = paths[place] ?? wanted;
          if (options === undefined) setOnComponent(editor, each, 'options', { [OPTION]: own });
          else editor.insert(options, OPTION, own);
        });
      },
    },
  ];
}
