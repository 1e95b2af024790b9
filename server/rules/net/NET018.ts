import { figures } from '../../catalog/figures';
import { KILO } from '../../model/quantity';
import { defineRule } from '../rule';

const { clientNetwork, backboneNetwork } = figures;

export const rule = defineRule({
  code: 'NET018',
  name: 'users-beside-servers',
  severity: 'hint',
  title: 'Users and servers share one network',
  source: ['L2643', 'L2645', 'L5471'],
  check(model, report) {
    for (const network of model.section('networks')?.items ?? []) {
      const carries = network.carries?.items ?? [];
      const users = carries.find(({ value }) => value === 'client-access');
      const servers = carries.find(({ value }) => value === 'backbone' || value === 'store-access');
      if (users === undefined || servers === undefined) continue;
      report({
        at: users.at,
        message: `What users do and what servers do among themselves take turns on one network, and either can hold up the other. Divide them: ${clientNetwork.value} ${clientNetwork.unit} for users and ${backboneNetwork.value / KILO} Gbit/s between servers is the example of the guide.`,
        related: [{ at: servers.at, message: 'Servers talk over the same network' }],
      });
    }
  },
});
