import { defineRule } from '../rule';

// Reported by the engine from the loading of the bases.
export const rule = defineRule({
  code: 'EXT001',
  severity: 'error',
  title: 'The spec below this one cannot be used',
  source: ['Commspec format'],
});
