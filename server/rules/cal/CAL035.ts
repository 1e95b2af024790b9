import { cal6Components, cal7Components } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Host, Model } from '../../model/model';
import { removeFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL035',
  name: 'calendar-7-with-dwp',
  severity: 'error',
  title: 'Calendar Server 7 does not speak DWP',
  source: ['L4415'],
  check(model, report) {
    const components = model.of(...cal7Components);
    const [first] = components;
    if (first === undefined) return;
    for (const component of components) {
      const port = component.spec.ports?.entries.find(({ name }) => name === 'dwp');
      // The port may be that of a Calendar Server 6 on the same host.
      if (port === undefined || runs(component.host, ...cal6Components)) continue;
      report({
        at: port.key,
        message:
          'Calendar Server 7 does not speak the Database Wire Protocol: its front ends talk to SQL databases. Take the port out.',
        related: [{ at: component.at, message: 'Calendar Server 7' }],
        fixes: () => [removeFix({ at: port.value.at }, 'Remove the port for `dwp`')],
      });
    }
    const none = model.lacks(...cal6Components);
    for (const rule of model.firewalls?.items.flatMap(({ allow }) => allow?.items ?? []) ?? []) {
      if (rule.protocol?.value !== 'dwp') continue;
      if (!none && !only7(model, rule.from) && !only7(model, rule.to)) continue;
      report({
        at: rule.protocol.at,
        message:
          'Calendar Server 7 does not speak the Database Wire Protocol, and this opens a firewall for it. Remove the rule; front ends reach databases by SQL.',
        related: [{ at: first.at, message: `Calendar Server 7, on \`${first.host.name}\`` }],
        fixes: () => [removeFix({ at: rule.at }, 'Remove the firewall rule')],
      });
    }
  },
});

/** Whether all hosts that a rule names run Calendar Server 7 and nothing of Calendar Server 6. */
function only7(model: Model, named: { readonly items: readonly Fact<string>[] } | undefined): boolean {
  const hosts = model.hostsOf(named);
  const is7 = (host: Host): boolean =>
    runs(host, ...cal7Components) && !runs(host, ...cal6Components) && !host.incomplete;
  return hosts.length > 0 && hosts.length === named?.items.length && hosts.every(is7);
}
