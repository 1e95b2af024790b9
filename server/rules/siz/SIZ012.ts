import { spelled } from '../../words/number';
import { componentInfo, type ComponentId } from '../../catalog/components';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { defineRule, reportEach } from '../rule';
import { splitFix } from './split';

const most = figures.communicationsExpressCpus.value;

export const rule = defineRule({
  code: 'SIZ012',
  name: 'express-cpus-beyond-gain',
  severity: 'warning',
  title: `Communications Express does not scale beyond ${spelled(figures.communicationsExpressCpus.value)} processors`,
  source: ['L779'],
  check(model, report) {
    reportEach(model, report, 'SIZ012', hostsWith(model, 'communications-express'), (host, report) => {
      const { cpus } = host.spec;
      if (
        host.incomplete ||
        cpus === undefined ||
        cpus.value <= most ||
        !host.components.every(({ id }) => comesWith(id))
      )
        return;
      report({
        at: cpus.at,
        message: `Communications Express does not scale beyond ${spelled(most)} processors, and \`${host.name}\` has ${cpus.value}, with nothing else to use them. Use more hosts with ${spelled(most)} processors each, behind a load balancer.`,
        related: host.components
          .filter(({ id }) => id === 'communications-express')
          .map((component) => ({ at: component.at, message: 'The only application of this host' })),
        fixes: () => splitFix(host, most),
      });
    });
  },
});

/** What stands beside it and makes no load of its own: containers and the SDK. */
const comesWith = (id: ComponentId): boolean =>
  id === 'communications-express' || id === 'access-manager-sdk' || componentInfo(id).product === 'container';
