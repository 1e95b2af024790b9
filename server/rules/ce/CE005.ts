import { listed } from '../../words/list';
import { bringIn, externalFix } from '../../fixes/components';
import { lacksForExpress } from '../../questions/web-clients';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CE005',
  name: 'express-without-server',
  severity: 'error',
  title: 'Communications Express lacks a server that it shows',
  source: ['L918-924', 'L6119-6125'],
  check(model, report) {
    const [client, ...others] = model.of('communications-express');
    if (client === undefined) return;
    const missing = lacksForExpress(model);
    const [first] = missing;
    if (first === undefined) return;
    report({
      at: client.at,
      message: `Communications Express shows mail, calendars and addresses that other servers keep, and this deployment lacks ${listed(missing.map(({ name }) => name))}. Add what is missing, or name it under \`external\`.`,
      related: others.slice(0, 5).map(({ at, host }) => ({ at, message: `It runs on \`${host.name}\` too` })),
      fixes: () =>
        missing.length > 1
          ? []
          : first.id === 'directory-master'
            ? bringIn(model, client.host, first.id, { base: 'dir', tier: 2, zone: 'private-data' })
            : [externalFix(model, first.id)],
    });
  },
});
