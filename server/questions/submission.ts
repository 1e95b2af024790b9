/** Whether users log in before they submit mail, and where they come from. */
import { inboundMtas, mtaComponents } from '../catalog/roles';
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';
import { isUnread } from './unread';

/** Components that take submissions. */
const takers = [...mtaComponents, 'mmp-smtp-proxy'] as const;

export interface Logins {
  /** Somewhere users can log in to submit. */
  readonly possible: boolean;
  /** The places that say no; empty where nothing is said. */
  readonly refused: readonly Fact<boolean>[];
}

/** Logins for submission, as far as the spec speaks of them; undefined where there is nothing to submit to, or that may not be all. */
export const logins = (model: Model): Logins | undefined =>
  model.shared('logins for submission', (own): Logins | undefined => {
    const all = own.of(...takers);
    // Those made for mail from the Internet count only where there is nothing else.
    const forUsers = all.filter(({ id }) => !inboundMtas.includes(id));
    const found = forUsers.length > 0 ? forUsers : all;
    const service = own.services?.messaging;
    if (found.length === 0 || !own.complete || own.mayBeExternal(...takers) || service?.incomplete === true)
      return undefined;
    const general = service?.['smtp-auth'];
    const lists = [service?.auth, ...own.each(found, 'mechanisms for submission', ({ spec }) => spec.auth)];
    const facts = own
      .each(found, 'login before submission', ({ spec }) => spec['smtp-auth'])
      .map((fact) => fact ?? general);
    return {
      possible:
        facts.some((fact) => fact?.value === true) ||
        lists.some(
          (list) => list?.items.some(({ value }) => value === 'smtp-auth' || value === 'pop-before-smtp') === true,
        ),
      refused: facts.every((fact) => fact?.value === false) ? [...new Set(facts.flatMap((fact) => fact ?? []))] : [],
    };
  });

/** Where the spec says that users come in from outside. */
export function roamingFact(model: Model): Fact<unknown> | undefined {
  const roaming = model.users?.roaming;
  if (roaming !== undefined) return roaming.value ? roaming : undefined;
  if (model.users?.incomplete ?? isUnread(model, 'users')) return undefined;
  return model.architecture?.value === 'edge' ? model.architecture : undefined;
}
