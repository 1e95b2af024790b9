import { lifecycle } from '../../catalog/releases';
import { cal7BackEnds } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import type { Editor } from '../../syntax/edits';
import { componentFor } from '../../fixes/components';
import { isOverlay } from '../../questions/architecture';
import { removeComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { balance, reaches, type Balance } from './docstores';
import { engineOf } from './engines';

export const rule = defineRule({
  code: 'CAL002',
  name: 'document-stores-unmatched',
  severity: 'error',
  title: 'Document stores do not match calendar databases',
  source: ['L4038', 'L4193'],
  check(model, report) {
    const databases = model.of('cal7-database');
    const [database] = databases;
    const external = model.section('external');
    if (database === undefined || !model.complete || external?.incomplete === true) return;
    if (model.mayBeExternal(...cal7BackEnds)) return;
    const exists = reaches(model, lifecycle.calendarDocstore.from);
    if (exists === false) return;
    const stores = model.of('cal7-docstore');
    const found = balance(model, databases, stores);
    const { need, have, bare, named } = found;

    if (have.max < need.min || (named && bare.length > 0)) {
      const sure =
        stores.length > 0 || (exists === true && databases.some((each) => engineOf(model, each)?.value === 'mysql'));
      report({
        at: (bare[0] ?? stores[0] ?? database).at,
        message: `Each calendar database needs a document store of its own for large data, also where attachments are turned off. ${tooFew(found)} Add what is missing.`,
        related: stores.slice(0, 5).map(({ at, host }) => ({ at, message: `A document store on \`${host.name}\`` })),
        fixes: addFix(model, found, databases),
        ...(sure ? {} : { advice: true }),
      });
      return;
    }
    const surplus = have.min - need.max;
    // A store beside a database is more likely to be the one that belongs to it.
    const odd = stores.findLast((store) => !runs(store.host, 'cal7-database')) ?? stores.at(-1);
    if (surplus <= 0 || odd === undefined) return;
    report({
      at: odd.at,
      message: `A document store belongs to one calendar database: ${number(have.min, 'store')} for ${number(need.max, 'database')}. Remove what is too much, or add the database that is missing.`,
      related: databases.slice(0, 5).map(({ at, host }) => ({ at, message: `A database on \`${host.name}\`` })),
      fixes: removeFix(odd, surplus),
    });
  },
});

const number = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function tooFew({ need, have, bare, ischedule }: Balance): string {
  const [database] = bare;
  if (have.max === 0) return 'There is none.';
  if (have.max >= need.min && database !== undefined) return `None belongs to \`${database.host.name}\`.`;
  return `There ${have.max === 1 ? 'is' : 'are'} ${number(have.max, 'store')} for ${number(need.min, 'database')}${ischedule ? ', that of iSchedule among them' : ''}.`;
}

/** A store beside databases that have none, and one for iSchedule; offered only where that makes the numbers agree. */
function addFix(
  model: Model,
  { need, have, bare, ischedule, named }: Balance,
  databases: readonly Component[],
): readonly FixDraft[] {
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
  if (total < need.min || total > need.max || total === have.max || isOverlay(model)) return [];
  const edits = [
    ...chosen.map((database) => addTo(model, database, { database: database.host.name })),
    ...(forIschedule === undefined ? [] : [addTo(model, forIschedule, { ischedule: true })]),
  ];
  const hosts = chosen.slice(0, 3).map(({ host }) => `\`${host.name}\``);
  if (chosen.length > hosts.length) hosts.push(`${chosen.length - hosts.length} more`);
  const title =
    chosen.length === 0
      ? 'Add a document store for iSchedule'
      : `Add a document store on ${hosts.join(', ')}${forIschedule === undefined ? '' : ' and one for iSchedule'}`;
  const [first] = chosen.length === 0 ? databases : chosen;
  return [
    {
      title,
      ...(first === undefined ? {} : { in: first.at }),
      edit: (editor) => {
        for (const edit of edits) edit(editor);
      },
    },
  ];
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

/** Offered where the loss of this store makes the numbers agree, and where it is not all that its host does. */
function removeFix(store: Component, surplus: number): readonly FixDraft[] {
  const { host } = store;
  if (host.count !== surplus || host.components.length === 1) return [];
  return [
    {
      title: `Remove the document store from \`${host.name}\``,
      edit: (editor) => {
        removeComponent(editor, store);
      },
    },
  ];
}
