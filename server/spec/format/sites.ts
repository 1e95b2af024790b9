/** The places that the deployment serves. */
import * as vocabulary from '../../catalog/vocabulary';
import { choice, integer, nameOf, object, refTo } from '../dsl';

export const site = object('site', {
  name: { type: nameOf('site'), required: true, text: 'The name of the site.', examples: ['new-york'] },
  size: {
    type: choice(vocabulary.siteSize),
    text: 'Whether it has servers of its own (major) or uses those of another site (satellite).',
    source: ['L3257-3268'],
  },
  'served-by': { type: refTo('site'), text: 'The site whose servers it uses.', source: ['L3268'] },
  users: { type: integer(0), text: 'Users at the site.', source: ['L447-448'] },
  bandwidth: {
    type: choice(vocabulary.bandwidth),
    text: 'Its link to the other sites.',
    examples: ['t3'],
    source: ['L3223'],
  },
  support: { type: choice(vocabulary.supportHours), text: 'When staff is there.', source: ['L477'] },
  criticality: {
    type: choice(vocabulary.criticality),
    text: 'How much depends on the service there.',
    source: ['L3219'],
  },
});
