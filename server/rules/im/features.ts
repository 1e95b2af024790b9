/** What Instant Messaging is to do beyond chat, where a spec says so. */
import { isAtLeast, lifecycle } from '../../catalog/releases';
import { portalComponents } from '../../catalog/roles';
import type { ValueOf } from '../../catalog/types';
import type { imFeature } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { removeFix, switchFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import type { FixDraft } from '../../fixes/fix';

export interface Wish {
  readonly at: Node;
  /** How to give it up. */
  readonly off: FixDraft;
}

export const featureFact = (
  model: Model,
  feature: ValueOf<typeof imFeature>,
): Fact<ValueOf<typeof imFeature>> | undefined =>
  model.services?.['instant-messaging']?.features?.items.find(({ value }) => value === feature);

/** Where a spec asks for something that has a switch of its own and stands among the features too. */
export function wishOf(
  model: Model,
  key: 'notifications' | 'calendar-alerts',
  feature: ValueOf<typeof imFeature>,
): Wish | undefined {
  const own = model.services?.['instant-messaging']?.[key];
  if (own?.value === true) return { at: own.at, off: switchFix(own, false) };
  const listed = featureFact(model, feature);
  return listed === undefined
    ? undefined
    : { at: listed.at, off: removeFix(listed, `Remove the feature \`${feature}\``) };
}

/** An archive that is kept by mail; through version 8 Portal Server may keep it instead. */
export function mailArchive(model: Model): Wish | undefined {
  const archive = model.services?.['instant-messaging']?.archive;
  if (archive?.value !== true || featureFact(model, 'portal-archive') !== undefined) return undefined;
  const versions = versionsOf(model, 'im-server');
  const withoutPortal =
    versions.length > 0 && versions.every(({ value }) => isAtLeast(value, lifecycle.imPortal.until) === true);
  return withoutPortal || model.lacks(...portalComponents)
    ? { at: archive.at, off: switchFix(archive, false) }
    : undefined;
}
