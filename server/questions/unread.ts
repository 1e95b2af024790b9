/** What may stand in a spec where it cannot be read. */
import type { Spec } from '../model/format';
import type { Model } from '../model/model';

/** Whether a section may be there although it could not be read, so that its absence proves nothing. */
export const isUnread = (model: Model, name: keyof Spec): boolean =>
  model.section(name) === undefined && !model.lacksSection(name);
