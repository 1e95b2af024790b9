/** Who uses the deployment and how much. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, integer, list, object, quantity } from '../dsl';

export const userBase = object('user base', {
  base: {
    type: choice(vocabulary.userBase),
    required: true,
    text: 'The profile that these users are most like; it gives their send rate and message sizes.',
    source: ['L2475-2503'],
  },
  share: { type: quantity('share'), text: 'Their part of all users.', examples: ['70%'] },
  count: {
    type: integer(0),
    insteadOf: 'share',
    text: 'How many they are, instead of `share`.',
    examples: ['7000'],
  },
  concurrent: {
    type: quantity('share'),
    text: 'The part of them that is connected at peak.',
    examples: ['20%'],
    source: ['L2411'],
  },
  mailbox: {
    type: quantity('size'),
    text: 'Average real use of a mailbox, trash included; not the quota.',
    examples: ['400 MB'],
    source: ['L2430'],
  },
  quota: {
    type: quantity('size'),
    text: 'The space that a mailbox may take. Storage is sized by `mailbox`, what it really takes.',
    examples: ['1 GB'],
    source: ['L2430'],
  },
  tls: {
    type: quantity('share'),
    text: 'The part of their connections that is encrypted.',
    examples: ['20%'],
    source: ['L2446'],
  },
});

export const users = object('users', {
  total: { type: integer(0), text: 'All users of the deployment.', examples: ['20000'], source: ['L2401-2404'] },
  growth: {
    type: object('growth', {
      rate: {
        type: quantity('share'),
        text: 'Growth over the whole of `months`.',
        examples: ['25%'],
        source: ['L368'],
      },
      months: {
        type: integer(1, 120),
        text: 'The planning horizon; 12 to 18 months are usual.',
        default: '18',
        examples: ['18'],
        source: ['L368'],
      },
    }),
    text: 'How the number of users grows.',
    source: ['L368'],
  },
  bases: { type: list(userBase), text: 'The kinds of mail users.', source: ['L2475-2503'] },
  roaming: {
    type: boolean,
    text: 'Whether users come in from elsewhere: from home, from the road, by other providers.',
    source: ['L1072', 'L3853'],
  },
  im: {
    type: object('instant messaging users', {
      base: { type: choice(vocabulary.imUserBase), text: 'The profile of the active users.', source: ['L5389-5400'] },
      total: { type: integer(0), text: 'Users of instant messaging, where not all use it.' },
      active: {
        type: quantity('share'),
        text: 'Connected and active at peak.',
        examples: ['5%'],
        source: ['L5332-5334'],
      },
      inactive: {
        type: quantity('share'),
        text: 'Connected and idle at peak.',
        examples: ['20%'],
        source: ['L5332-5334'],
      },
    }),
    text: 'How instant messaging is used. Without it one in ten users is taken as connected.',
    source: ['L5332-5340'],
  },
});
