/** A later version of Calendar Server 7, with what it asks for. */
import { isAtLeast, lifecycle } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { FixDraft } from '../../fixes/fix';
import { isOverlay } from '../../questions/architecture';
import { completion, type Completion } from './complete';
import { balance, reaches } from './docstores';
import { engineOf } from './engines';

/** Raises all these versions of Calendar Server; no fix where they may stand in several files. */
export function upgradeCalendar(model: Model, old: readonly Fact<string>[], to: string): readonly FixDraft[] {
  const [first] = old;
  if (first === undefined || (old.length > 1 && isOverlay(model))) return [];
  const stores = storesFor(model, to);
  return [
    {
      title: `Set the version of Calendar Server to \`${to}\`${stores === undefined ? '' : `, and add ${stores.what}`}`,
      in: first.at,
      edit: (editor) => {
        for (const version of old) editor.replace(version.at, to);
        stores?.edit(editor);
      },
    },
  ];
}

/** The document stores that databases need from 7 Update 1 on (L4193), where there are none before; Oracle Database may do without. */
function storesFor(model: Model, to: string): Completion | undefined {
  const { from } = lifecycle.calendarDocstore;
  const databases = model.of('cal7-database');
  const begins = reaches(model, from) === false && isAtLeast(to, from) === true;
  if (!begins || !model.lacks('cal7-docstore') || !databases.some((each) => engineOf(model, each)?.value === 'mysql'))
    return undefined;
  return completion(model, balance(model, databases, []), databases);
}
