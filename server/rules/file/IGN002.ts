import { defineRule } from '../rule';

// Reported by the engine for comments and for the mapping of severities.
export const rule = defineRule({
  code: 'IGN002',
  name: 'unknown-rule',
  severity: 'warning',
  title: 'A rule is named that does not exist',
  source: ['Commspec format'],
});
