import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH003',
  name: 'first-installation-not-native',
  severity: 'warning',
  title: 'A first installation does not use Schema 2 native mode',
  source: ['L637', 'L1869-1870', 'L1903', 'L1911'],
  above: ['SCH005'],
  check(model, report) {
    const install = model.section('install');
    const schema = model.directory?.schema;
    if (install?.value !== 'fresh' || schema === undefined || schema.value === 'schema2-native') return;
    report({
      at: schema.at,
      message: `A first installation has no old entries to keep, and \`${schema.value}\` exists for their sake. Start with \`schema2-native\`: a later move means to migrate every entry.`,
      related: [{ at: install.at, message: 'The suite is installed for the first time' }],
      fixes: [replaceFix(schema, 'schema2-native')],
    });
  },
});
