/** Fixes that move a directory to another schema, with what has to follow. */
import { componentsOf } from '../catalog/components';
import { cal6Components, cal7Components, portalComponents } from '../catalog/roles';
import type { ValueOf } from '../catalog/types';
import type { provisioning, schema } from '../catalog/vocabulary';
import type { Model } from '../model/model';
import { isOverlay } from '../questions/architecture';
import type { Editor } from '../syntax/edits';
import { listed, ticked } from '../words/list';
import { removeComponent } from './edits';
import type { FixDraft } from './fix';
import { placeFix } from './placement';

type Schema = Exclude<ValueOf<typeof schema>, 'schema2-compat'>;
type Tool = ValueOf<typeof provisioning>;

/** What a fix does beside setting the schema. */
interface Also {
  readonly sets: string[];
  readonly replaces: string[];
  readonly removes: string[];
  readonly adds: string[];
  readonly edits: ((editor: Editor) => void)[];
}

/**
 * Sets the schema of the directory, and takes along what would contradict it: the shape of the tree, a plan for the move that is
 * made, tools that cannot write it, and servers that it needs. None where the spec asks for what this schema does not have.
 */
export function schemaFix(model: Model, to: Schema): readonly FixDraft[] {
  const { directory } = model;
  const fact = directory?.schema;
  if (directory === undefined || fact === undefined || fact.value === to) return [];
  if (to === 'schema1' && needsSchema2(model)) return [];
  const also: Also = { sets: [], replaces: [], removes: [], adds: [], edits: [] };
  const { dit, migration } = directory;
  const tree = to === 'schema1' ? 'two-tree' : 'one-tree';
  if (dit !== undefined && dit.value !== tree) {
    also.sets.push(`\`dit\` to \`${tree}\``);
    also.edits.push((editor) => {
      editor.replace(dit.at, tree);
    });
  }
  // A plan for the move that this is, or back from it.
  if (migration?.target !== undefined && (to !== 'schema1' || migration.target.value === to)) {
    also.removes.push('migration');
    also.edits.push((editor) => {
      editor.removeEntry(migration.at);
    });
  }
  if (to === 'schema2-native') {
    changeTools(model, also);
    // In compatibility mode they are asked for already.
    if (fact.value === 'schema1' && !isOverlay(model)) addServers(model, also);
  }
  const title = [
    `Set ${listed([`\`schema\` to \`${to}\``, ...also.sets])}`,
    ...(also.replaces.length === 0 ? [] : [`replace ${ticked(also.replaces)} by \`delegated-administrator\``]),
    ...(also.removes.length === 0 ? [] : [`remove ${ticked(also.removes)}`]),
    ...(also.adds.length === 0 ? [] : [`add ${ticked(also.adds)}`]),
  ];
  return [
    {
      title: title.join(', '),
      in: fact.at,
      edit: (editor) => {
        editor.replace(fact.at, to);
        for (const edit of also.edits) edit(editor);
      },
    },
  ];
}

/** Tools that write Schema 2 only. */
const schema2Tools: readonly Tool[] = ['delegated-administrator', 'access-manager-cli', 'csdomain'];

/** Whether something in the spec is said to work with Schema 2 only. */
const needsSchema2 = (model: Model): boolean =>
  // A first installation must not begin on Schema 1 (L637).
  model.section('install')?.value === 'fresh' ||
  model.sso?.mode?.value === 'access-manager' ||
  model.has('delegated-administrator', ...portalComponents, ...cal7Components) ||
  model.isExternal('delegated-administrator', ...portalComponents, ...cal7Components) ||
  (model.directory?.['planned-products']?.items.length ?? 0) > 0 ||
  model.directory?.provisioning?.items.some(({ value }) => schema2Tools.includes(value)) === true;

/** Tools that write Schema 1 only give way to Delegated Administrator. */
function changeTools(model: Model, also: Also): void {
  const tools = model.directory?.provisioning?.items ?? [];
  // The chapter on Calendar Server 7 allows changes by `ldapmodify` (L4411).
  const ldap = model.has(...componentsOf('messaging'), ...cal6Components) || !model.has(...cal7Components);
  let isThere = tools.some(({ value }) => value === 'delegated-administrator');
  for (const tool of tools) {
    if (tool.value !== 'iplanet-da' && !(tool.value === 'ldap-tools' && ldap)) continue;
    const isReplaced = !isThere;
    isThere = true;
    if (isReplaced) also.replaces.push(tool.source);
    else also.removes.push(tool.source);
    also.edits.push((editor) => {
      if (isReplaced) editor.replace(tool.at, 'delegated-administrator');
      else editor.removeItem(tool.at);
    });
  }
  for (const component of model.of('iplanet-da')) {
    if (component.host.components.length < 2) continue;
    if (!also.removes.includes('iplanet-da')) also.removes.push('iplanet-da');
    also.edits.push((editor) => {
      removeComponent(editor, component);
    });
  }
}

/** What the new schema asks for: the tool that makes the default domain of a new calendar (L4935), and Access Manager (L921). */
function addServers(model: Model, also: Also): void {
  const add = (id: 'access-manager' | 'delegated-administrator'): void => {
    const [fix] = placeFix(model, id);
    if (fix === undefined) return;
    also.adds.push(id);
    also.edits.push(fix.edit);
  };
  const isFresh = model.section('install')?.value === 'fresh';
  if (isFresh && model.has(...cal6Components) && model.lacks('delegated-administrator')) add('delegated-administrator');
  else if (model.has('communications-express') && model.lacks('access-manager')) add('access-manager');
}
