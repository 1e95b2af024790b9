import { defineRule } from '../rule';

// Reported by the engine after all other findings are known.
export const rule = defineRule({
  code: 'IGN001',
  name: 'unused-ignore',
  severity: 'warning',
  title: 'An ignore comment hides nothing',
  source: ['Commspec format'],
});
