import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';
import { placeFix } from '../../fixes/placement';

export const rule = defineRule({
  code: 'SCH006',
  name: 'compatibility-mode-without-access-manager',
  severity: 'error',
  title: 'Schema 2 compatibility mode without an Access Manager',
  source: ['L1843', 'L1919'],
  check(model, report) {
    const schema = model.directory?.schema;
    if (schema?.value !== 'schema2-compat' || !model.lacks('access-manager')) return;
    report({
      at: schema.at,
      message:
        'Compatibility mode presumes an Access Manager, and no host runs one. Set `schema` to `schema2-native`, add `access-manager`, or name it under `external`.',
      fixes: () => [...schemaFix(model, 'schema2-native'), ...placeFix(model, 'access-manager')],
    });
  },
});
