import { defineRule } from '../rule';

// Reported by the engine while it reads the file.
export const rule = defineRule({
  code: 'YAML004',
  name: 'nested-too-deep',
  severity: 'error',
  title: 'The file nests too deep',
  source: ['Commspec format'],
});
