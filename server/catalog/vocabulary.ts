/**
 * The closed sets of values that a spec may use, in the field's own words. Hover shows `text`, completion shows `title`.
 * A value that the planning guide does not name carries no source line, and says where it comes from in its text or in a comment.
 */
import * as assumptions from './assumptions';
import * as deployment from './vocabulary/deployment';
import * as directory from './vocabulary/directory';
import * as identity from './vocabulary/identity';
import * as tls from './vocabulary/tls';
import * as availability from './vocabulary/availability';
import * as balancing from './vocabulary/balancing';
import * as users from './vocabulary/users';
import * as messaging from './vocabulary/messaging';
import * as instantMessaging from './vocabulary/instant-messaging';
import * as outlook from './vocabulary/outlook';
import * as calendar from './vocabulary/calendar';
import * as search from './vocabulary/search';
import * as hosts from './vocabulary/hosts';
import * as names from './vocabulary/names';
import * as tool from './vocabulary/tool';
import * as options from './vocabulary/options';
import * as protocols from './vocabulary/protocols';
import * as security from './vocabulary/security';
import * as requirements from './vocabulary/requirements';
import { isValueSet, type ValueSet } from './types';

export * from './assumptions';
export * from './vocabulary/deployment';
export * from './vocabulary/directory';
export * from './vocabulary/identity';
export * from './vocabulary/tls';
export * from './vocabulary/availability';
export * from './vocabulary/balancing';
export * from './vocabulary/users';
export * from './vocabulary/messaging';
export * from './vocabulary/instant-messaging';
export * from './vocabulary/outlook';
export * from './vocabulary/calendar';
export * from './vocabulary/search';
export * from './vocabulary/hosts';
export * from './vocabulary/names';
export * from './vocabulary/tool';
export * from './vocabulary/options';
export * from './vocabulary/protocols';
export * from './vocabulary/security';
export * from './vocabulary/requirements';

/** Every value set; the order is that of the files. */
export const valueSets: readonly ValueSet[] = [
  deployment,
  directory,
  identity,
  tls,
  availability,
  balancing,
  users,
  messaging,
  instantMessaging,
  outlook,
  calendar,
  search,
  hosts,
  names,
  tool,
  options,
  assumptions,
  protocols,
  security,
  requirements,
].flatMap((subject) => Object.values<unknown>(subject).filter(isValueSet));
