/** A later version of Calendar Server 7, with what it asks for. */
import { isAtLeast, lifecycle } from '../catalog/releases';
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';
import { isOverlay } from '../questions/architecture';
import { isRemote, reaches } from '../questions/calendar-stores';
import { spelled } from '../words/number';
import type { Editor } from '../syntax/edits';
import { lackingWith } from './calendar-stores';
import type { FixDraft } from './fix';

interface Step {
  /** `add a document store on \`db\`` */
  readonly what: string;
  readonly edit: (editor: Editor) => void;
}

/** Raises all these versions of Calendar Server; no fix where they may stand in several files. */
export function upgradeCalendar(model: Model, old: readonly Fact<string>[], to: string): readonly FixDraft[] {
  const [first] = old;
  if (first === undefined || (old.length > 1 && isOverlay(model))) return [];
  const steps = isOverlay(model)
    ? []
    : [...storesFor(model, to), ...passwordsFor(model, to), ...identifierFor(model, to)];
  return [
    {
      title: `Set the version of Calendar Server to \`${to}\`${besides(steps.map(({ what }) => what))}`,
      in: first.at,
      edit: (editor) => {
        for (const version of old) editor.replace(version.at, to);
        for (const { edit } of steps) edit(editor);
      },
    },
  ];
}

/** What else is done, behind what is done first; of many things only how many. */
const besides = (steps: readonly string[]): string =>
  steps.length > 2
    ? `, with ${spelled(steps.length)} changes that it asks for`
    : steps.map((step, place) => `, ${place === steps.length - 1 ? 'and ' : ''}${step}`).join('');

/** Whether something that came with a version holds after the upgrade and not before. */
const begins = (model: Model, { from }: { readonly from: string }, to: string): boolean =>
  reaches(model, from) === false && isAtLeast(to, from) === true;

/** The document stores that databases need from 7 Update 1 on, and for iSchedule from 7 Update 2 on (L4193). */
function storesFor(model: Model, to: string): readonly Step[] {
  const lacking = lackingWith(model, { version: to });
  return lacking === undefined ? [] : [{ what: `add ${lacking.what}`, edit: lacking.edit }];
}

/** From 7 Update 3 on, front ends log in to remote document stores (L4209-4211). */
function passwordsFor(model: Model, to: string): readonly Step[] {
  if (!begins(model, lifecycle.calendarDocstorePassword, to)) return [];
  const refused = model.of('cal7-docstore').flatMap((store) => {
    const { password } = store.spec;
    return password?.value === false && isRemote(model, store) === true ? [password] : [];
  });
  if (refused.length === 0) return [];
  return [
    {
      what: 'give remote document stores a password',
      edit: (editor) => {
        for (const password of refused) editor.replace(password.at, true);
      },
    },
  ];
}

/** The attribute that is recommended from 7 Update 3 on (L4233), where it is still open: users with calendars keep theirs. */
function identifierFor(model: Model, to: string): readonly Step[] {
  const id = model.services?.calendar?.['unique-id'];
  const install = model.section('install')?.value;
  if (id === undefined || id.value === 'davUniqueId' || (install !== 'fresh' && install !== 'migration')) return [];
  if (!begins(model, lifecycle.davUniqueId, to)) return [];
  return [
    {
      what: 'identify users by `davUniqueId`',
      edit: (editor) => {
        editor.replace(id.at, 'davUniqueId');
      },
    },
  ];
}
