import { isAtLeast, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { gatewayFacts, removeGateway, serverVersions } from './gateways';

export const rule = defineRule({
  code: 'IM021',
  name: 'imps-gateway',
  severity: 'warning',
  title: 'The IMPS gateway is deprecated',
  source: ['L5091'],
  holds: [{ of: 'instant-messaging', from: lifecycle.imImps.deprecated }],
  check(model, report) {
    const { deprecated } = lifecycle.imImps;
    const version = serverVersions(model)?.find(({ value }) => isAtLeast(value, deprecated) === true);
    if (version === undefined) return;
    for (const gateway of gatewayFacts(model, 'imps')) {
      report({
        at: gateway.at,
        message: `From Instant Messaging ${deprecated} on the IMPS gateway is deprecated and may be gone in the next release. Plan without it.`,
        related: [{ at: version.at, message: 'The version in use' }],
        fixes: () => [removeGateway(gateway)],
      });
    }
  },
});
