import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML005',
  severity: 'error',
  title: 'The file has more than one document',
  source: ['Commspec format'],
});
