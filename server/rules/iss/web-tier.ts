/** Where the web tier of search stands. */
import type { Component, Model } from '../../model/model';
import type { Node } from '../../syntax/tree';

/** What says that the web tier is on another machine than this index; undefined where nothing does. */
export function webTierElsewhere(
  model: Model,
  { host }: Component,
): { readonly at: Node; readonly message: string } | undefined {
  const web = model.of('iss-web').find((other) => other.host !== host);
  if (web !== undefined) return { at: web.at, message: `The web tier runs on \`${web.host.name}\`` };
  const external = model.section('external')?.items.find(({ value }) => value === 'iss-web');
  return external && { at: external.at, message: 'The web tier stands elsewhere' };
}
