import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML001',
  name: 'invalid-yaml',
  severity: 'error',
  title: 'The text is not valid YAML',
  source: ['YAML 1.2.2 specification'],
});
