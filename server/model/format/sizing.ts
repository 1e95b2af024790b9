/** Choices that the guide leaves open, for the calculations. */
import { figures } from '../../catalog/figures';
import * as vocabulary from '../../catalog/vocabulary';
import { choice, integer, list, object, quantity } from '../dsl';

export const sizing = object('sizing choices', {
  'unit-base': {
    type: choice(vocabulary.unitBase),
    text: 'Whether a KB has 1000 or 1024 bytes in formulas of the guide, which does not say, and in amounts of this spec.',
    default: 'decimal',
  },
  'safe-margin': {
    type: quantity('share'),
    text: 'The margin below a hard limit of connections. The guide asks for one without a number.',
    default: `${figures.imMargin.value}%`,
    source: ['L5492'],
  },
  'large-from': {
    type: integer(1),
    text: 'Users from which the deployment counts as large. The guide speaks of large ones without a number.',
    default: figures.largeDeploymentUsers.value.toString(),
    source: ['L3619', 'L3900'],
  },
  spare: {
    type: integer(0, 10),
    text: 'Hosts beyond what peak load needs, where several share the work.',
    default: figures.mtaSpare.value.toString(),
    source: ['L3125', 'L3143'],
  },
  assumptions: {
    type: list(choice(vocabulary.assumption)),
    text: 'Sizing facts of other, older documents that the calculation may use besides the guide. A result built on one says so, with its year.',
    examples: ['[im-heap-2006]'],
  },
});
