import { hostService, unneededHostServices } from '../../catalog/vocabulary';
import { isExposed } from '../../questions/exposure';
import { removeFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

export const rule = defineRule({
  code: 'NET016',
  name: 'needless-host-service',
  severity: 'hint',
  title: 'An exposed host runs services that no product needs',
  source: ['L1591', 'L1670'],
  check(model, report) {
    reportEach(model, report, 'NET016', model.hosts, (host, report, model) => {
      if (!isExposed(model, host)) return;
      for (const service of host.spec['os-services']?.items ?? []) {
        // Telnet is a finding on every host.
        if (service.value === 'telnet' || !unneededHostServices.includes(service.value)) continue;
        report({
          at: service.at,
          message: `\`${service.value}\` (${hostService.values[service.value].title}) listens on \`${host.name}\`, an exposed host, and no product of the suite needs it. Turn it off.`,
          fixes: () => [removeFix(service, `Turn off \`${service.value}\``)],
        });
      }
    });
  },
});
