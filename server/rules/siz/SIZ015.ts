import { formatAmount } from '../../sizing/figure';
import { connectionsOf } from './multiplexors';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ015',
  name: 'multiplexor-connections-exceeded',
  severity: 'error',
  title: 'The multiplexors cannot hold the connections at peak',
  source: ['L5349-5354'],
  check(model, report) {
    const found = connectionsOf(model);
    if (found === undefined || found.connections <= found.capacity) return;
    report({
      at: found.at,
      message: `${formatAmount(found.connections, 'connections')} are expected at peak, and all multiplexor processes together hold ${formatAmount(found.capacity, 'sessions')}: the others are refused. Raise \`instances\` or \`max-sessions\`, or add multiplexors.`,
      related: found.related,
      fixes: () => found.raise(found.connections / (1 - found.margin)),
    });
  },
});
