import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML007',
  name: 'file-too-large',
  severity: 'error',
  title: 'The file is too large',
  source: ['Commspec format'],
});
