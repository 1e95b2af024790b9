/** Tools of provisioning that the schema of the directory rules out. */
import type { ValueOf } from '../../catalog/types';
import type { provisioning } from '../../catalog/vocabulary';
import type { Model } from '../../model/model';
import { schemaFix } from '../../fixes/schema';
import { ticked } from '../../words/list';
import { isOverlay } from '../../questions/architecture';
import { removeComponent } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';
import { removeFix, replaceFix } from '../../fixes/values';
import type { ReportFinding } from '../rule';

type Tool = ValueOf<typeof provisioning>;

/** Reports a tool that works with Schema 2 only; `instead` is what does its work on Schema 1. */
export function reportOnSchema1(
  model: Model,
  report: ReportFinding,
  { tool: id, message, instead }: { readonly tool: Tool; readonly message: string; readonly instead: Tool },
): void {
  const schema = model.directory?.schema;
  const tools = model.directory?.provisioning?.items ?? [];
  const tool = tools.find((item) => item.value === id);
  if (schema?.value !== 'schema1' || tool === undefined) return;
  report({
    at: tool.at,
    message,
    related: [{ at: schema.at, message: 'The directory is on Schema 1' }],
    fixes: () => [
      ...schemaFix(model, 'schema2-native'),
      tools.some((item) => item.value === instead) ? removeFix(tool, `Remove \`${id}\``) : replaceFix(tool, instead),
    ],
  });
}

/**
 * Takes a tool out: from the list, where `better` stands instead, and from the hosts that run it. None where a host would be left
 * without anything.
 */
export function withoutTool(
  model: Model,
  id: 'delegated-administrator' | 'iplanet-da',
  better: Tool,
): readonly FixDraft[] {
  const tools = model.directory?.provisioning?.items ?? [];
  const tool = tools.find((item) => item.value === id);
  const components = model.of(id);
  const isThere = tools.some((item) => item.value === better);
  if (components.length > 0 && (isOverlay(model) || components.some(({ host }) => host.components.length < 2)))
    return [];
  const place = tool?.at ?? components[0]?.spec.at;
  if (place === undefined) return [];
  const hosts = ticked(
    components.map(({ host }) => host.name),
    { most: 2 },
  );
  const order = tool === undefined || isThere ? `Remove \`${id}\`` : `Replace \`${id}\` by \`${better}\``;
  return [
    {
      title:
        components.length === 0 ? order : `${order}${tool === undefined ? ' from' : ', and remove it from'} ${hosts}`,
      in: place,
      edit: (editor) => {
        if (tool !== undefined && isThere) editor.removeItem(tool.at);
        else if (tool !== undefined) editor.replace(tool.at, better);
        for (const component of components) removeComponent(editor, component);
      },
    },
  ];
}
