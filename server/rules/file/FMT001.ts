import { defineRule } from '../rule';

// Reported by the engine from the structure check.
export const rule = defineRule({
  code: 'FMT001',
  name: 'unknown-key',
  severity: 'error',
  title: 'A key is not known',
  source: ['Commspec format'],
});
