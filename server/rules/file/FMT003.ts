import { defineRule } from '../rule';

// Reported by the engine from the structure check.
export const rule = defineRule({
  code: 'FMT003',
  name: 'missing-key',
  severity: 'error',
  title: 'A required key is missing',
  source: ['Commspec format'],
});
