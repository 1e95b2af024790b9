import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { defineRule, reportEach } from '../rule';
import { storeHosts } from './storage';

const linear = spelled(figures.storeCpusLinear.value, 16);
const described = spelled(figures.storeCpusDescribed.value, 16);

export const rule = defineRule({
  code: 'SIZ009',
  name: 'store-cpus-beyond-gain',
  severity: 'information',
  title: `A message store gains less than linearly beyond ${linear} processors`,
  source: ['L3012'],
  check(model, report) {
    reportEach(model, report, 'SIZ009', storeHosts(model), (host, report) => {
      const { cpus } = host.spec;
      if (cpus === undefined || cpus.value <= figures.storeCpusLinear.value) return;
      const beyond = cpus.value > figures.storeCpusDescribed.value;
      report({
        at: cpus.at,
        message: `A message store scales about linearly up to ${linear} processors${
          beyond
            ? ` and still gains up to ${described}; beyond that nothing is known`
            : ` and gains less with each one up to ${described}`
        }. \`${host.name}\` has ${cpus.value}: divide the users over more stores instead.`,
      });
    });
  },
});
