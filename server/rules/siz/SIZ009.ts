import { figures } from '../../catalog/figures';
import { defineRule } from '../rule';
import { storeHosts } from './storage';

export const rule = defineRule({
  code: 'SIZ009',
  severity: 'information',
  title: 'A message store gains less than linearly beyond twelve processors',
  source: ['L3012'],
  check(model, report) {
    for (const host of storeHosts(model)) {
      const { cpus } = host.spec;
      if (cpus === undefined || cpus.value <= figures.storeCpusLinear.value) continue;
      const beyond = cpus.value > figures.storeCpusDescribed.value;
      report({
        at: cpus.at,
        message: `A message store scales about linearly up to twelve processors${
          beyond
            ? ' and still gains up to sixteen; beyond that nothing is known'
            : ' and gains less with each one up to sixteen'
        }. \`${host.name}\` has ${cpus.value}: divide the users over more stores instead.`,
      });
    }
  },
});
