import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH021',
  name: 'dc-tree-in-native-mode',
  severity: 'error',
  title: 'Schema 2 native mode has no second directory tree',
  source: ['L583', 'L596', 'L624'],
  check(model, report) {
    const schema = model.directory?.schema;
    const dit = model.directory?.dit;
    if (schema?.value !== 'schema2-native' || dit?.value !== 'two-tree') return;
    report({
      at: dit.at,
      message:
        'In Schema 2 native mode the Organization Tree holds all domain data: there is no DC Tree beside it. Set `dit` to `one-tree`, or `schema` to the one that the two trees belong to.',
      related: [{ at: schema.at, message: 'The directory is in native mode' }],
      fixes: () => [replaceFix(dit, 'one-tree')],
    });
  },
});
