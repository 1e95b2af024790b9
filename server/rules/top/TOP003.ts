import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isRemote, sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP003',
  name: 'large-messages-over-line',
  severity: 'hint',
  title: 'A central topology carries large messages to a remote site',
  source: ['L3220', 'L3243'],
  check(model, report) {
    const topology = model.section('topology');
    if (topology?.value !== 'central') return;
    for (const site of sitesOf(model)) {
      const { messages, name } = site;
      if (messages?.value !== 'large' || isRemote(model, site) !== true) continue;
      report({
        at: messages.at,
        message: `A central topology supposes small text messages; those of \`${name?.source ?? 'this site'}\` are large and cross its line each time one is sent or opened. Consider servers there.`,
        related: [{ at: topology.at, message: 'All servers stand at one site' }],
        fixes: () => [replaceFix(topology, 'distributed')],
      });
    }
  },
});
