import { isBefore, lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { gatewayFacts, removeGateway, serverVersions } from './gateways';

export const rule = defineRule({
  code: 'IM020',
  severity: 'error',
  title: 'Instant Messaging is too old for the Facebook gateway',
  source: ['L5093'],
  check(model, report) {
    const { from } = lifecycle.imFacebook;
    const versions = serverVersions(model);
    const [version] = versions ?? [];
    if (version === undefined || versions?.every(({ value }) => isBefore(value, from) === true) !== true) return;
    for (const gateway of gatewayFacts(model, 'facebook')) {
      report({
        at: gateway.at,
        message: `The Facebook gateway came with Instant Messaging ${from}, and this is \`${version.value}\`. Upgrade, or leave the gateway out.`,
        related: [{ at: version.at, message: 'The version in use' }],
        fixes: [removeGateway(gateway), replaceFix(version, from)],
      });
    }
  },
});
