import { defineRule } from '../rule';

// Reported by the engine from the loading of the bases.
export const rule = defineRule({
  code: 'EXT001',
  name: 'unusable-base',
  severity: 'error',
  title: 'The extended spec cannot be used',
  source: ['Commspec format'],
});
