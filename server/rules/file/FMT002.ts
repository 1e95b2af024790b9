import { defineRule } from '../rule';

// Reported by the engine from the structure check.
export const rule = defineRule({
  code: 'FMT002',
  name: 'value-not-allowed',
  severity: 'error',
  title: 'A value is not allowed',
  source: ['Commspec format'],
});
