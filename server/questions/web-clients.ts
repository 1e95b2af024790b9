/** What the web clients need of a deployment, where one takes the place of the other. */
import { componentsOf, type ComponentId } from '../catalog/components';
import { isAtLeast, isBefore, lifecycle, needOf } from '../catalog/releases';
import { cal6Components, directoryServices, messageStores, messengerExpress, webmailServers } from '../catalog/roles';
import type { Host, Model } from '../model/model';
import { versionsOf } from './components';

interface ServerNeed {
  readonly anyOf: readonly ComponentId[];
  readonly name: string;
  /** What to name where it stands elsewhere. */
  readonly id: ComponentId;
}

const directory: readonly ComponentId[] = [...directoryServices, 'corporate-directory'];

/** What Communications Express shows (L918-924). Web containers are TIER032's, Access Manager is SSO008's. */
const expressNeeds: readonly ServerNeed[] = [
  { anyOf: directory, name: 'a directory', id: 'directory-master' },
  { anyOf: componentsOf('calendar'), name: 'a calendar server', id: 'cal6-backend' },
  { anyOf: [...messageStores, ...webmailServers, ...messengerExpress], name: 'a mail server', id: 'messaging-server' },
];

/** What of it the spec proves to be missing. */
export const lacksForExpress = (model: Model): readonly ServerNeed[] =>
  expressNeeds.filter(({ anyOf }) => model.lacks(...anyOf));

/** Whether Convergence has no directory at all (L853). */
export const lacksDirectory = (model: Model): boolean => model.lacks(...directory);

/** Whether nothing that the spec says keeps Convergence from running on a host, or elsewhere: what rules of its area would find. */
export function mayHaveConvergence(model: Model, host?: Host): boolean {
  const isOld = (ids: readonly ComponentId[], limit: string, of?: 'glassfish'): boolean =>
    versionsOf(model, ...ids).some(({ value }) => isBefore(value, limit, of) === true);
  const schema = model.directory?.schema?.value;
  const containers = host?.components.filter(({ id }) => id === 'glassfish') ?? [];
  return (
    isAtLeast(model.suite?.value, lifecycle.convergence.from) !== false &&
    schema !== 'schema2-compat' &&
    !lacksDirectory(model) &&
    !isOld(messageStores, needOf('convergence', 'message-store').atLeast) &&
    !isOld(webmailServers, needOf('convergence', 'webmail').atLeast) &&
    !isOld(cal6Components, needOf('convergence', 'calendar').atLeast) &&
    !(model.lacks(...cal6Components) && isOld(['cal7-frontend'], lifecycle.calendarWcap7.from)) &&
    !isOld(['im-server'], needOf('convergence', 'instant-messaging').atLeast) &&
    !containers.some(
      (container) =>
        isBefore(model.versionOf(container)?.value, needOf('convergence', 'glassfish').atLeast, 'glassfish') === true,
    )
  );
}
