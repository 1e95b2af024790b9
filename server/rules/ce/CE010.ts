import { amongData } from '../../fixes/access-tier';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CE010',
  name: 'express-among-data',
  severity: 'warning',
  title: 'Communications Express stands among the data',
  source: ['L6127'],
  check(model, report) {
    for (const client of model.of('communications-express')) {
      const place = amongData(model, client, 'web-server');
      if (place === undefined) continue;
      report({
        at: client.at,
        message: `Communications Express is a front end for users, and \`${client.host.name}\` is ${place.where}, where the data is. Move it to the access tier.`,
        related: [{ at: place.at, message: 'It stands here' }],
        fixes: place.fixes,
      });
    }
  },
});
