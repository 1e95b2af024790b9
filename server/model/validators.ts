import { document, host } from '../generated/validators';
import type { Validators } from './snapshot';

/** The schema checks, compiled ahead of time. */
export const validators: Validators = { document, host };
