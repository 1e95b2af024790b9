import { componentsOf, type ComponentId } from '../../catalog/components';
import { directoryServices, messageStores, webmailServers } from '../../catalog/roles';
import { listed } from '../../words/list';
import { bringIn, externalFix } from '../../fixes/components';
import { defineRule } from '../rule';

interface Need {
  readonly anyOf: readonly ComponentId[];
  readonly name: string;
  /** What to name where it stands elsewhere. */
  readonly id: ComponentId;
}

/** Web containers are TIER032's, Access Manager is SSO008's. */
const needs: readonly Need[] = [
  { anyOf: [...directoryServices, 'corporate-directory'], name: 'a directory', id: 'directory-master' },
  { anyOf: componentsOf('calendar'), name: 'a calendar server', id: 'cal6-backend' },
  {
    anyOf: [...messageStores, ...webmailServers, 'messenger-express'],
    name: 'a mail server',
    id: 'messaging-server',
  },
];

export const rule = defineRule({
  code: 'CE005',
  name: 'express-without-server',
  severity: 'error',
  title: 'Communications Express lacks a server that it shows',
  source: ['L918-924', 'L6119-6125'],
  check(model, report) {
    const [client, ...others] = model.of('communications-express');
    if (client === undefined) return;
    const missing = needs.filter(({ anyOf }) => model.lacks(...anyOf));
    const [first] = missing;
    if (first === undefined) return;
    report({
      at: client.at,
      message: `Communications Express shows mail, calendars and addresses that other servers keep, and this deployment lacks ${listed(missing.map(({ name }) => name))}. Add what is missing, or name it under \`external\`.`,
      related: others.slice(0, 5).map(({ at, host }) => ({ at, message: `It runs on \`${host.name}\` too` })),
      fixes:
        missing.length > 1
          ? []
          : first.id === 'directory-master'
            ? bringIn(model, client.host, first.id, { base: 'dir', tier: 2, zone: 'private-data' })
            : [externalFix(model, first.id)],
    });
  },
});
