import { replaceFix } from '../../fixes/values';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH022',
  name: 'one-tree-with-schema-1',
  severity: 'error',
  title: 'Schema 1 has two directory trees',
  source: ['L1817', 'L1881'],
  check(model, report) {
    const schema = model.directory?.schema;
    const dit = model.directory?.dit;
    if (schema?.value !== 'schema1' || dit?.value !== 'one-tree') return;
    report({
      at: dit.at,
      message:
        'With Schema 1 the servers look for a domain in the DC Tree, which leads them to the Organization Tree. Set `dit` to `two-tree`, or `schema` to `schema2-native`.',
      related: [{ at: schema.at, message: 'The directory is on Schema 1' }],
      fixes: () => [replaceFix(dit, 'two-tree'), ...schemaFix(model, 'schema2-native')],
    });
  },
});
