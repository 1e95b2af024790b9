/** What the spec says about security as a whole. */
import type { Spec } from '../../model/format';
import type { Model } from '../../model/model';

/** The section, or undefined where there is none; `readable` says whether what is not in it is really not there. */
export function securityOf(model: Model): { readonly section: Spec['security']; readonly readable: boolean } {
  const section = model.section('security');
  return { section, readable: section === undefined ? model.lacksSection('security') : !section.incomplete };
}
