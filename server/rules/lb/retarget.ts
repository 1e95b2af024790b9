/** Ways to take a host out of the targets of a load balancer. */
import type { ComponentId } from '../../catalog/components';
import type { FixDraft } from '../../fixes/fix';
import type { NewHost } from '../../fixes/hosts';
import { removeFix, replaceFix } from '../../fixes/values';
import type { Model } from '../../model/model';
import { mayBeMeant, type Target } from '../../questions/balancers';
import { runs } from '../../questions/components';

/**
 * Ways to take a host out of the targets: another host that runs one of `ids` in its place, a new one where none exists, or
 * nothing in its place.
 */
export function retarget(
  model: Model,
  target: Target,
  ids: readonly ComponentId[],
  forbidden: readonly ComponentId[],
  create: () => NewHost | undefined,
): readonly FixDraft[] {
  const { fact, all } = target;
  const remove = removeFix(fact, `Remove \`${fact.value}\` from \`targets\``);
  // Something else on the host may be meant; another host would not serve that.
  if (mayBeMeant(target.host)) return [remove];
  if (model.has(...ids)) {
    const site = target.host.spec.site?.value;
    const other = model
      .of(...ids)
      .find(
        ({ host }) => host.name !== '' && host.spec.site?.value === site && !all.has(host) && !runs(host, ...forbidden),
      );
    return other === undefined ? [remove] : [replaceFix(fact, other.host.name), remove];
  }
  const added = create();
  if (added === undefined) return [remove];
  const edit: FixDraft['edit'] = (editor) => {
    editor.replace(fact.at, added.name);
    added.add(editor);
  };
  return [{ title: `Add the host \`${added.name}\` with \`${ids.join(' or ')}\` and point to it`, edit }, remove];
}
