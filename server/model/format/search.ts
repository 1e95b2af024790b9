/** Indexing and Search: the keys of its components. */
import { searchComponents } from '../../catalog/roles';
import * as vocabulary from '../../catalog/vocabulary';
import { choice, list, quantity } from '../dsl';

/** Keys of Indexing and Search components on a host. */
export const searchKeys = {
  parts: {
    type: list(choice(vocabulary.searchPart)),
    text: 'The parts of Indexing and Search that are set up here. Left out, those of its tier.',
    for: searchComponents,
    examples: ['[storeui, rest]', '[searchSvc, indexSvc, jmqconsumer]'],
    source: ['L4998-5006'],
  },
  'index-disk': {
    type: quantity('size'),
    business: true,
    text: 'Disk space for the indexes, beside everything else on the host.',
    for: ['iss-index'],
    examples: ['500 GB'],
    source: ['L4992'],
  },
  'index-storage': {
    type: choice(vocabulary.indexStorage),
    text: 'Where the indexes lie.',
    for: ['iss-index'],
    examples: ['ha-nfs'],
    source: ['L5027'],
  },
} as const;
