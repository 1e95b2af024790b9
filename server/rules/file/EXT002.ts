import { defineRule } from '../rule';

// Reported by the engine from laying one spec on another.
export const rule = defineRule({
  code: 'EXT002',
  name: 'nothing-to-take-away',
  severity: 'error',
  title: 'A spec takes away what the extended spec does not have',
  source: ['Commspec format'],
});
