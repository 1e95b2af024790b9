import { defineRule } from '../rule';

// Reported by the engine from the texts of the bases.
export const rule = defineRule({
  code: 'EXT003',
  name: 'faulty-base',
  severity: 'error',
  title: 'The extended spec has errors of its own',
  source: ['Commspec format'],
});
