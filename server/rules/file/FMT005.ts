import { defineRule } from '../rule';

// Reported by the engine from the structure check.
export const rule = defineRule({
  code: 'FMT005',
  name: 'key-without-meaning-here',
  severity: 'warning',
  title: 'A key means nothing to this component',
  source: ['Commspec format'],
});
