import { partsOf, type ComponentId } from '../../catalog/components';
import { mtaComponents, messageStores } from '../../catalog/roles';
import { componentFor } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

/** What may stand for a part of the product: any MTA for its MTA. */
const standsFor = (part: ComponentId): readonly ComponentId[] =>
  mtaComponents.includes(part) ? mtaComponents : [part];

export const rule = defineRule({
  code: 'CE009',
  name: 'express-host-incomplete',
  severity: 'information',
  title: 'The host of Communications Express has only part of Messaging Server',
  source: ['L6197'],
  check(model, report) {
    if (model.architecture?.value !== 'single-host') return;
    // Mail that is described elsewhere has its packages there.
    if (model.mayBeExternal(...messageStores, ...mtaComponents)) return;
    for (const client of model.of('communications-express')) {
      const { host } = client;
      if (host.incomplete || runs(host, 'messaging-server')) continue;
      const missing = partsOf('messaging-server').filter((part) => !runs(host, ...standsFor(part)));
      const list = host.spec.components?.at;
      if (missing.length === 0 || list === undefined) continue;
      const names = missing.map((id) => `\`${id}\``).join(', ');
      report({
        at: client.at,
        message: `On a single host Communications Express is installed with the whole of Messaging Server, and \`${host.name}\` lacks ${names}. Add what is missing, or say \`messaging-server\`.`,
        fixes: () => {
          const items = missing.map((id) => componentFor(model, host, id));
          return [
            {
              title: `Add ${names} to \`${host.name}\``,
              in: list,
              edit: (editor) => {
                for (const item of items) editor.add(list, item);
              },
            },
          ];
        },
      });
    }
  },
});
