import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML003',
  name: 'alias-without-anchor',
  severity: 'error',
  title: 'An alias has no anchor before it',
  source: ['YAML 1.2.2 specification'],
});
