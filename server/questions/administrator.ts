/** Delegated Administrator: its versions. */
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';
import { versionsOf } from './components';

/** The versions in use: on hosts, else the one that `services` gives. */
export function administratorVersions(model: Model): readonly Fact<string>[] {
  const found = versionsOf(model, 'delegated-administrator');
  const service = model.services?.['delegated-administrator']?.version;
  return found.length > 0 || service === undefined ? found : [service];
}
