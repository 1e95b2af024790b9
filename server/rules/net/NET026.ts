import { defineRule } from '../rule';

/** The guide asks for spare capacity and gives no number; this one is ours. */
const FULL = 0.8;

export const rule = defineRule({
  code: 'NET026',
  severity: 'hint',
  title: 'A network is full before it is in use',
  source: ['L974-978'],
  check(model, report) {
    for (const network of model.section('networks')?.items ?? []) {
      const { load } = network;
      if (load === undefined || load.value.amount < FULL) continue;
      report({
        at: load.at,
        message: `At peak ${load.source} of what \`${network.name?.value ?? 'this network'}\` can carry is planned, so there is no room for growth or for the loss of a link. Widen it before the deployment.`,
      });
    }
  },
});
