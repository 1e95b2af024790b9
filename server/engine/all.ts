/** The engine with every rule of the product. */
import { allRules } from '../generated/rules';
import { Engine } from './engine';

export const createEngine = (): Engine => new Engine(allRules);
