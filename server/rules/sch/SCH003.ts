import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH003',
  name: 'first-installation-not-native',
  severity: 'warning',
  title: 'A first installation does not use Schema 2 native mode',
  source: ['L637', 'L1869-1870', 'L1903', 'L1911', 'L1845'],
  above: ['SCH005'],
  check(model, report) {
    const install = model.section('install');
    const schema = model.directory?.schema;
    if (install?.value !== 'fresh' || schema === undefined || schema.value === 'schema2-native') return;
    report({
      at: schema.at,
      message: `A first installation should use Schema 2 in native mode, and \`${schema.value}\` is for directories whose applications still need ${schema.value === 'schema1' ? 'it' : 'Schema 1'}. Set \`schema\` to \`schema2-native\`, or ignore this where such an application shares the directory.`,
      related: [{ at: install.at, message: 'The suite is installed for the first time' }],
      fixes: () => schemaFix(model, 'schema2-native'),
    });
  },
});
