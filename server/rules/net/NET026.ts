import { figures } from '../../catalog/figures';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET026',
  name: 'network-full',
  severity: 'hint',
  title: 'A network is planned with little spare capacity',
  source: ['L974-978'],
  check(model, report) {
    for (const network of model.section('networks')?.items ?? []) {
      const { load } = network;
      if (load === undefined || load.value.amount < figures.networkFull.value / 100) continue;
      report({
        at: load.at,
        message: `At peak ${load.source} of what \`${network.name?.value ?? 'this network'}\` can carry is planned, which leaves little for growth. Widen it before the deployment.`,
      });
    }
  },
});
