import { componentsOf } from '../../catalog/components';
import { defineRule } from '../rule';
import { disorderOf, reorderFix } from './order';

export const rule = defineRule({
  code: 'SCH007',
  name: 'access-manager-installed-too-late',
  severity: 'warning',
  title: 'In compatibility mode Access Manager is installed too late',
  source: ['L1843'],
  check(model, report) {
    const schema = model.directory?.schema;
    if (schema?.value !== 'schema2-compat') return;
    const found = disorderOf(model, ['access-manager'], componentsOf('messaging'));
    if (found === undefined) return;
    report({
      at: found.late.at,
      message: `Compatibility mode presumes that Access Manager is there before Messaging Server, and \`install-order\` has \`${found.early.value}\` first. Put \`access-manager\` before it.`,
      related: [
        { at: found.early.at, message: 'Messaging Server is installed here' },
        { at: schema.at, message: 'The directory is in compatibility mode' },
      ],
      fixes: () => reorderFix(model, found),
    });
  },
});
