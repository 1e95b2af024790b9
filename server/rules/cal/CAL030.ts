import { cal6Components } from '../../catalog/roles';
import type { Component, Host } from '../../model/model';
import { defineRule } from '../rule';
import { addProcesses, lacksProcess } from './server6';

export const rule = defineRule({
  code: 'CAL030',
  name: 'instance-without-csadmind',
  severity: 'error',
  title: 'An instance of Calendar Server 6 lacks csadmind',
  source: ['L740', 'L4353', 'L4668', 'L4811'],
  check(model, report) {
    const byHost = new Map<Host, Component[]>();
    for (const component of model.of(...cal6Components))
      byHost.set(component.host, [...(byHost.get(component.host) ?? []), component]);
    for (const [host, components] of byHost) {
      const [first] = components;
      const list = first?.spec.processes;
      if (first === undefined || list === undefined) continue;
      if (!components.every((component) => lacksProcess(component, 'csadmind'))) continue;
      report({
        at: list.key ?? list.at,
        message: `Every instance of Calendar Server 6 needs \`csadmind\`: it is the one point of authentication and administration. Add it on \`${host.name}\`.`,
        fixes: () => addProcesses(first, ['csadmind']),
      });
    }
  },
});
