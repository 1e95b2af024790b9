/** The versions of a product that the guide knows, as they are proposed. */
import { compareVersions, lastKnown } from '../../catalog/releases';
import type { Property } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { bullets, prose } from '../../report/markup';
import { scalarText } from '../../syntax/plain';
import type { ValueContext } from '../context/kinds';
import { factsOf, productOf, services } from '../products';
import { examples, type Proposal } from './proposal';

/** Versions for a `version:`, the latest first; examples of the key where none is known. */
export function versionValues(
  snapshot: Snapshot,
  context: ValueContext,
  property: Property | undefined,
): readonly Proposal[] {
  const product = productOf(context.slot.path, context.siblings().get('component'));
  const versions = new Map<string, string[]>();
  const add = (version: string | undefined, text: string): void => {
    if (version === undefined) return;
    const known = versions.get(version);
    if (known === undefined) versions.set(version, [text]);
    else known.push(text);
  };
  for (const fact of product === undefined ? [] : factsOf(product)) {
    add(fact.from, `First with ${fact.text}.`);
    add(fact.until, `No longer has ${fact.text}.`);
    add(fact.deprecated, `Outdates ${fact.text}.`);
  }
  if (product !== undefined) add(lastKnown[product]?.version, 'The latest that the guide knows.');
  for (const version of usedVersions(snapshot.model)) if (versions.has(version)) add(version, 'In use in this spec.');
  const known = [...versions]
    .sort(([a], [b]) => compareVersions(b, a, product))
    .map(([version, notes]): Proposal => ({
      label: version,
      text: scalarText(version),
      kind: 'value',
      detail: notes[0] ?? '',
      documentation: () => bullets(notes.map(prose)),
    }));
  return known.length > 0 ? known : examples(property);
}

function usedVersions(model: Model): ReadonlySet<string> {
  const { services: section } = model;
  return new Set(
    [...services.keys()].flatMap((key) => {
      const service = section?.[key as keyof NonNullable<typeof section>];
      const version = typeof service === 'object' && 'version' in service ? service.version : undefined;
      return version === undefined ? [] : [version.value];
    }),
  );
}
