/** Many small hosts instead of one large one. */
import type { Host } from '../../model/model';
import { setOnHost } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';
import { standTogether } from '../../syntax/tree';

/** The same number of processors on more, smaller hosts of `each`. */
export function splitFix(host: Host, each: number): readonly FixDraft[] {
  const { cpus, count } = host.spec;
  const hosts = host.count * Math.ceil((cpus?.value ?? 0) / each);
  // An address belongs to one host; and what stands in another file cannot be changed in the same edit.
  const written = host.components.some((component) => component.spec.address !== undefined);
  if (cpus === undefined || hosts > 10_000 || written || !standTogether(cpus.at, count?.at ?? host.spec.at)) return [];
  return [
    {
      title: `Use ${hosts} hosts with ${each} processors each`,
      in: cpus.at,
      edit: (editor) => {
        editor.replace(cpus.at, each);
        setOnHost(editor, host, 'count', hosts);
      },
    },
  ];
}
