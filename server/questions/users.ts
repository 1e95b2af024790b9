/** What the spec says of its users. */
import type { Model } from '../model/model';
import { isUnread } from './unread';

/**
 * Whether something of it could not be read: `total`, or a key of a user base. What follows from the rest then proves nothing: a sum may
 * lack a part, and what is left out may be another number than the usual one.
 */
export function areUsersUnread(model: Model): boolean {
  const { users } = model;
  if (users === undefined) return isUnread(model, 'users');
  return (
    users.incomplete || (users.bases?.incomplete ?? false) || (users.bases?.items ?? []).some((base) => base.incomplete)
  );
}
