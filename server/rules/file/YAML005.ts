import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML005',
  name: 'several-documents',
  severity: 'error',
  title: 'The file has more than one document',
  source: ['Commspec format'],
});
