/** Tools of provisioning that a directory on Schema 1 rules out. */
import type { ValueOf } from '../../catalog/types';
import type { provisioning } from '../../catalog/vocabulary';
import type { Model } from '../../model/model';
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
    fixes: [
      replaceFix(schema, 'schema2-native'),
      tools.some((item) => item.value === instead) ? removeFix(tool, `Remove \`${id}\``) : replaceFix(tool, instead),
    ],
  });
}
