import { webContainers, messageStores } from '../../catalog/roles';
import { addFix } from '../../fixes/components';
import { placeOf, presenceOf, runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'TIER030',
  name: 'single-tier-without-web-server',
  severity: 'information',
  title: 'The messaging host of a single tier has no web server for Communications Express',
  source: ['L1139'],
  check(model, report) {
    if (model.architecture?.value !== 'single-tier' || model.mayBeExternal(...webContainers)) return;
    const express = presenceOf(model, 'communications-express');
    if (express === undefined) return;
    for (const mail of model.of(...messageStores)) {
      const { host } = mail;
      if (host.incomplete || runs(host, ...webContainers)) continue;
      report({
        at: mail.at,
        message: `With Communications Express in a single tier, the host of Messaging Server also carries a web server for its web mail, and \`${host.name}\` has none. Add \`web-server\` or \`glassfish\`.`,
        related: [{ at: express.at, message: placeOf(express) }],
        fixes: () => [addFix(model, host, 'web-server'), addFix(model, host, 'glassfish')],
      });
    }
  },
});
