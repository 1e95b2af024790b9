/** What databases of Calendar Server 7 lack: document stores, and how they are added. */
import type { Engine } from './engines';
import { engineOf } from './engines';
import { lifecycle } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { componentFor } from '../../fixes/components';
import type { FixDraft } from '../../fixes/fix';
import { isOverlay } from '../../questions/architecture';
import { runs } from '../../questions/components';
import type { Editor } from '../../syntax/edits';
import { balance, databasesOf, reaches, type Balance } from './docstores';

export interface Completion {
  /** `a document store on \`db\`` */
  readonly what: string;
  /** A component of the file that is edited. */
  readonly beside: Component | undefined;
  readonly edit: (editor: Editor) => void;
}

/** A store beside databases that have none, and one for iSchedule; undefined where that does not make the numbers agree. */
export function completion(
  model: Model,
  { need, have, bare, ischedule, named }: Balance,
  databases: readonly Component[],
): Completion | undefined {
  const wanted = need.min - (ischedule ? 1 : 0);
  let total = have.max;
  const chosen: Component[] = [];
  for (const database of bare) {
    if (!named && total >= wanted) break;
    chosen.push(database);
    total += database.host.count;
  }
  const single = databases.find(({ host }) => host.count === 1);
  const forIschedule = ischedule && total === wanted ? single : undefined;
  if (forIschedule !== undefined) total++;
  if (total < need.min || total > need.max || total === have.max || isOverlay(model)) return undefined;
  const edits = [
    ...chosen.map((database) => addTo(model, database, { database: database.host.name })),
    ...(forIschedule === undefined ? [] : [addTo(model, forIschedule, { ischedule: true })]),
  ];
  const hosts = chosen.slice(0, 3).map(({ host }) => `\`${host.name}\``);
  if (chosen.length > hosts.length) hosts.push(`${chosen.length - hosts.length} more`);
  return {
    what:
      chosen.length === 0
        ? 'a document store for iSchedule'
        : `a document store on ${hosts.join(', ')}${forIschedule === undefined ? '' : ' and one for iSchedule'}`,
    beside: (chosen.length === 0 ? databases : chosen)[0],
    edit: (editor) => {
      for (const edit of edits) edit(editor);
    },
  };
}

function addTo(
  model: Model,
  { host }: Component,
  settings: Readonly<Record<string, string | boolean>>,
): (editor: Editor) => void {
  const list = host.spec.components?.at;
  const item = componentFor(model, host, 'cal7-docstore', settings);
  return (editor) => {
    if (list !== undefined) editor.add(list, item);
  };
}

/**
 * MySQL in place of Oracle Database. What Oracle Database held itself (L4195-4201) needs a place: the stores within these databases go
 * out of them, and databases without a store get one.
 */
export function toMysql(model: Model, fact: Fact<Engine>, databases: readonly Component[]): FixDraft {
  const all = model.of('cal7-database');
  const stores = model.of('cal7-docstore');
  const inside = stores.flatMap((store) => {
    const { kind } = store.spec;
    return kind?.value === 'in-database' && databasesOf(model, store).some((each) => databases.includes(each))
      ? [{ at: kind.at, outside: runs(store.host, 'cal7-frontend') ? 'local' : 'remote' }]
      : [];
  });
  const later = balance(model, all, stores, (each) =>
    databases.includes(each) ? 'mysql' : engineOf(model, each)?.value,
  );
  const now = balance(model, all, stores);
  // What CAL002 reports already is not the business of this fix.
  const known =
    (stores.length > 0 || all.some((each) => engineOf(model, each)?.value === 'mysql')) &&
    (now.have.max < now.need.min || (now.named && now.bare.length > 0));
  const lacking =
    all.length > 0 &&
    !known &&
    reaches(model, lifecycle.calendarDocstore.from) !== false &&
    !model.mayBeExternal('cal7-docstore') &&
    (later.have.max < later.need.min || (later.named && later.bare.length > 0))
      ? completion(model, later, all)
      : undefined;
  const key = fact.key?.source ?? 'engine';
  return {
    title: `Set \`${key}\` to \`mysql\`${lacking === undefined ? '' : `, and add ${lacking.what}`}`,
    in: fact.at,
    edit: (editor) => {
      editor.replace(fact.at, 'mysql');
      if (!isOverlay(model)) for (const { at, outside } of inside) editor.replace(at, outside);
      lacking?.edit(editor);
    },
  };
}
