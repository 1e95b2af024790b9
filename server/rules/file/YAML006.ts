import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML006',
  name: 'alias-bomb',
  severity: 'error',
  title: 'Aliases multiply into too many values',
  source: ['Commspec format'],
});
