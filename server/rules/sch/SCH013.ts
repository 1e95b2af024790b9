import { compareToRelease, needOf } from '../../catalog/releases';
import { messagingServers } from '../../catalog/roles';
import type { Node } from '../../syntax/tree';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

/** The one that has the reply channel. */
const release = needOf('iplanet-da', 'messaging').exactly;

export const rule = defineRule({
  code: 'SCH013',
  name: 'filters-by-iplanet-administrator',
  severity: 'information',
  title: 'Filters and vacation messages depend on the iPlanet Delegated Administrator',
  source: ['L1989-1990'],
  check(model, report) {
    const tool =
      model.directory?.provisioning?.items.find((item) => item.value === 'iplanet-da') ?? model.of('iplanet-da')[0];
    if (tool === undefined) return;
    const webMail: Node | undefined =
      model.of('messenger-express')[0]?.at ??
      model.section('clients')?.items.find((item) => item.value === 'messenger-express')?.at;
    const later = versionsOf(model, ...messagingServers).find(
      ({ value }) => (compareToRelease(value, release) ?? 0) > 0,
    );
    if (webMail !== undefined)
      report({
        at: tool.at,
        message:
          'Where the iPlanet Delegated Administrator is in use, users cannot set their mail filters in Messenger Express. Tell them to use the pages of the administrator.',
        related: [{ at: webMail, message: 'Messenger Express is in use' }],
      });
    if (later !== undefined)
      report({
        at: tool.at,
        message: `Vacation messages of the iPlanet Delegated Administrator go by a reply channel that only Messaging Server ${release} has, and this is \`${later.value}\`. Plan another way for them.`,
        related: [{ at: later.at, message: `Messaging Server is \`${later.value}\` here` }],
      });
  },
});
