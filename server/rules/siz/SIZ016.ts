import { formatAmount, percent } from '../../sizing/figure';
import { defineRule } from '../rule';
import { connectionsOf } from './multiplexors';

export const rule = defineRule({
  code: 'SIZ016',
  name: 'multiplexor-connections-margin',
  severity: 'warning',
  title: 'The multiplexors have no safe margin above the connections at peak',
  source: ['L5492'],
  check(model, report) {
    const found = connectionsOf(model);
    if (found === undefined || found.margin >= 1 || found.connections > found.capacity) return;
    if (found.connections <= found.capacity * (1 - found.margin) * (1 + 1e-9)) return;
    report({
      at: found.at,
      message: `${formatAmount(found.connections, 'connections')} at peak fill ${percent(found.connections / found.capacity)} of the sessions that the multiplexors hold; ${percent(found.margin)} should stay free for bursts and for the loss of a process. Raise \`instances\` or \`max-sessions\`.`,
      related: found.related,
      fixes: () => found.raise(found.connections / (1 - found.margin)),
    });
  },
});
