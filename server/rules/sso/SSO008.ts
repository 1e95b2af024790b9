import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';
import { placeFix } from '../../fixes/placement';

export const rule = defineRule({
  code: 'SSO008',
  name: 'express-without-access-manager',
  severity: 'error',
  title: 'Communications Express on Schema 2 has no Access Manager',
  source: ['L921', 'L6122', 'L6190'],
  above: ['CE005'],
  check(model, report) {
    const schema = model.directory?.schema;
    if (schema === undefined || schema.value === 'schema1') return;
    const [client] = model.of('communications-express');
    if (client === undefined || !model.lacks('access-manager')) return;
    report({
      at: client.at,
      message:
        'On Schema 2 Communications Express depends on Access Manager, and no host runs one. Add `access-manager`, name it under `external`, or move the users to Convergence.',
      related: [{ at: schema.at, message: `The directory is on \`${schema.value}\`` }],
      fixes: () => [...placeFix(model, 'access-manager'), ...schemaFix(model, 'schema1')],
    });
  },
});
