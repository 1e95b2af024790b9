import { lifecycle } from '../../catalog/releases';
import { cal7BackEnds } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { removeComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { completion } from '../../fixes/calendar-stores';
import { balance, isShort, reaches, type Balance } from '../../questions/calendar-stores';
import { engineOf } from '../../questions/calendar-engines';

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
    const { need, have, bare } = found;

    if (isShort(found)) {
      const sure =
        stores.length > 0 || (exists === true && databases.some((each) => engineOf(model, each)?.value === 'mysql'));
      report({
        at: (bare[0] ?? stores[0] ?? database).at,
        message: `Each calendar database needs a document store of its own for large data, also where attachments are turned off. ${tooFew(found)} Add what is missing.`,
        related: stores.slice(0, 5).map(({ at, host }) => ({ at, message: `A document store on \`${host.name}\`` })),
        fixes: () => addFix(model, found, databases),
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
      message: `A document store belongs to one calendar database: ${number(have.min, 'store')} for ${number(need.max, 'database')}. Remove the surplus, or add the database that is missing.`,
      related: databases.slice(0, 5).map(({ at, host }) => ({ at, message: `A database on \`${host.name}\`` })),
      fixes: () => removeFix(odd, surplus),
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

/** Offered only where it makes the numbers agree. */
function addFix(model: Model, found: Balance, databases: readonly Component[]): readonly FixDraft[] {
  const missing = completion(model, found, databases);
  if (missing === undefined) return [];
  const { what, beside, edit } = missing;
  return [{ title: `Add ${what}`, ...(beside === undefined ? {} : { in: beside.at }), edit }];
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
