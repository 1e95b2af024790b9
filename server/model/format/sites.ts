/** The places that the deployment serves. */
import * as vocabulary from '../../catalog/vocabulary';
import { choice, integer, nameOf, object, refTo, text } from '../dsl';

export const site = object('site', {
  name: { type: nameOf('site'), required: true, text: 'The name of the site.', examples: ['new-york'] },
  size: {
    type: choice(vocabulary.siteSize),
    text: 'Whether it has servers of its own (major) or uses those of another site (satellite).',
    source: ['L3257-3268'],
  },
  'served-by': { type: refTo('site'), text: 'The site whose servers it uses.', source: ['L3268'] },
  datacenter: {
    type: text(),
    text: 'The data centre of the site, where several sites share one. Without it a site is a data centre of its own.',
    examples: ['east'],
    source: ['L1426'],
  },
  users: { type: integer(0), business: true, text: 'Users at the site.', source: ['L447-448'] },
  population: {
    type: choice(vocabulary.population),
    text: 'Whether many people work there. The guide gives no number: judge it by the deployment.',
    examples: ['large'],
    source: ['L3221', 'L3244'],
  },
  messages: {
    type: choice(vocabulary.messageKind),
    text: 'What people there mostly send.',
    examples: ['large'],
    source: ['L3220', 'L3243'],
  },
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
