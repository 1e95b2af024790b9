/** What the architecture must provide, or withstand. */
import * as vocabulary from '../../catalog/vocabulary';
import { choice, oneOrMore } from '../dsl';

export const requirements = oneOrMore(choice(vocabulary.requirement));
