import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML002',
  name: 'duplicate-key',
  severity: 'error',
  title: 'A key is written twice in one mapping',
  source: ['YAML 1.2.2 specification'],
});
