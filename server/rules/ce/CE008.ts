import { containersFor, webContainers } from '../../catalog/roles';
import { addFix } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

const possible = containersFor('communications-express');

export const rule = defineRule({
  code: 'CE008',
  name: 'express-container',
  severity: 'warning',
  title: 'Communications Express is in another container than Web Server or GlassFish',
  source: ['L186', 'L924', 'L1433', 'L6149'],
  check(model, report) {
    for (const client of model.of('communications-express')) {
      const { host } = client;
      if (host.incomplete || runs(host, ...possible)) continue;
      // A host without any container is TIER032.
      const container = host.components.find(({ id }) => webContainers.includes(id));
      if (container === undefined) continue;
      report({
        at: container.at,
        message: `The containers named for Communications Express are Web Server and GlassFish (Application Server), and \`${host.name}\` has \`${container.id}\`. Use one of the two.`,
        related: [{ at: client.at, message: `Communications Express runs here, on \`${host.name}\`` }],
        fixes: () => possible.map((id) => addFix(model, host, id)),
      });
    }
  },
});
