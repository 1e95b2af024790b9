import { defineRule } from '../rule';

// Reported by the engine from the structure check.
export const rule = defineRule({
  code: 'FMT004',
  name: 'wrong-kind-of-value',
  severity: 'error',
  title: 'A value is of the wrong kind',
  source: ['Commspec format'],
});
