/** Authentication mechanisms: where they are offered, and where they cannot be. */
import { componentsOf, type ComponentId } from '../../catalog/components';
import { authByService, type authMechanism } from '../../catalog/vocabulary';
import type { ValueOf } from '../../catalog/types';
import type { ComponentSpec } from '../../model/format';
import type { Model } from '../../model/model';
import { statedBy } from '../../questions/components';
import { removeFix, replaceFix } from '../../fixes/values';
import type { FixDraft } from '../../fixes/fix';
import type { ReportFinding } from '../rule';

export type Mechanism = ValueOf<typeof authMechanism>;
export type AuthList = NonNullable<ComponentSpec['auth']>;
type Service = keyof typeof authByService;

/** The protocols by which a component logs users in. What is both, such as the whole product on one host, is left out. */
const servicesOf: ReadonlyMap<ComponentId, readonly Service[]> = new Map<ComponentId, readonly Service[]>([
  ['mta', ['smtp']],
  ['mta-inbound', ['smtp']],
  ['mta-outbound', ['smtp']],
  ['smtp-relay', ['smtp']],
  ['mmp-smtp-proxy', ['smtp']],
  ['message-store', ['pop', 'imap']],
  ['mmp', ['pop', 'imap']],
  ['webmail', ['http']],
  ['messenger-express', ['http']],
]);

/** The lists of Messaging Server, each once: the general one, and those of single components. */
export function authLists(model: Model): readonly { readonly list: AuthList; readonly id: ComponentId | undefined }[] {
  const general = model.services?.messaging?.auth;
  return [
    ...(general === undefined ? [] : [{ list: general, id: undefined }]),
    ...statedBy(model, model.of(...componentsOf('messaging')), 'lists of mechanisms', ({ spec }) => spec.auth).map(
      ({ item, fact }) => ({ list: fact, id: item.id }),
    ),
  ];
}

/** Without the item, or `plain` in its place where nothing else would be left. */
export const without = (list: AuthList, item: AuthList['items'][number], safe = false): FixDraft =>
  list.items.length > 1 ? removeFix(item, `Remove \`${item.value}\``, safe) : replaceFix(item, 'plain');

/** Reports a mechanism at components whose protocols do not know it. `only`: components of these protocols. */
export function reportMisplaced(
  model: Model,
  report: ReportFinding,
  mechanism: Mechanism,
  message: (id: ComponentId) => string,
  only?: Service,
): void {
  for (const { list, id } of authLists(model)) {
    const services = id === undefined ? undefined : servicesOf.get(id);
    const item = list.items.find(({ value }) => value === mechanism);
    if (id === undefined || services === undefined || item === undefined) continue;
    if (only !== undefined && !services.includes(only)) continue;
    if (services.some((service) => authByService[service].includes(mechanism))) continue;
    report({ at: item.at, message: message(id), fixes: () => [without(list, item)] });
  }
}
