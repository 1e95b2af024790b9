/** What databases of Calendar Server 7 lack: document stores, and how they are added. */
import { engineOf, type Engine } from '../questions/calendar-engines';
import { lifecycle } from '../catalog/releases';
import type { Fact } from '../model/dsl';
import type { Component, Model } from '../model/model';
import { componentFor } from './components';
import type { FixDraft } from './fix';
import { isOverlay } from '../questions/architecture';
import { runs } from '../questions/components';
import type { Editor } from '../syntax/edits';
import { balance, databasesOf, isShort, reaches, type Balance, type Supposed } from '../questions/calendar-stores';

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

/** What databases lack once something holds; undefined where they lack it before, which is the business of CAL002. */
export function lackingWith(model: Model, supposed: Supposed): Completion | undefined {
  const databases = model.of('cal7-database');
  const stores = model.of('cal7-docstore');
  if (databases.length === 0 || !model.complete || model.mayBeExternal('cal7-docstore')) return undefined;
  const isMissing = (given: Supposed): boolean => {
    const engine = given.engine ?? ((each: Component) => engineOf(model, each)?.value);
    return (
      // Oracle Database may do without (L4195).
      (stores.length > 0 || databases.some((each) => engine(each) === 'mysql')) &&
      reaches(model, lifecycle.calendarDocstore.from, given.version) !== false &&
      isShort(balance(model, databases, stores, given))
    );
  };
  return isMissing(supposed) && !isMissing({})
    ? completion(model, balance(model, databases, stores, supposed), databases)
    : undefined;
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
  const stores = model.of('cal7-docstore');
  const inside = stores.flatMap((store) => {
    const { kind } = store.spec;
    return kind?.value === 'in-database' && databasesOf(model, store).some((each) => databases.includes(each))
      ? [{ at: kind.at, outside: runs(store.host, 'cal7-frontend') ? 'local' : 'remote' }]
      : [];
  });
  const lacking = lackingWith(model, {
    engine: (each) => (databases.includes(each) ? 'mysql' : engineOf(model, each)?.value),
  });
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
